package dev.goj;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the runtime's packages, which {@code module-info} alone cannot state. */
final class DependencyRulesTest {
  private static final JavaClasses RUNTIME =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.goj");

  @Test
  void eachPackageKnowsOnlyWhatLiesBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .optionalLayer("context")
        .definedBy("dev.goj.context")
        .layer("time")
        .definedBy("dev.goj.time")
        .layer("sync")
        .definedBy("dev.goj.sync")
        .layer("face")
        .definedBy("dev.goj")
        .layer("sched")
        .definedBy("dev.goj.internal.sched")
        .layer("jdk")
        .definedBy("dev.goj.abi.jdk")
        .layer("abi")
        .definedBy("dev.goj.abi")
        .layer("wait")
        .definedBy("dev.goj.internal.wait")
        .whereLayer("context")
        .mayOnlyAccessLayers("time", "face", "sched", "abi", "wait")
        .whereLayer("time")
        .mayOnlyAccessLayers("face", "sched", "abi", "wait")
        .whereLayer("sync")
        .mayOnlyAccessLayers("face", "sched", "abi", "wait")
        .whereLayer("face")
        .mayOnlyAccessLayers("sched", "abi", "wait")
        .whereLayer("jdk")
        .mayOnlyAccessLayers("sched", "abi", "wait")
        .whereLayer("sched")
        .mayOnlyAccessLayers("abi", "wait")
        .whereLayer("abi")
        .mayOnlyAccessLayers("wait")
        .whereLayer("wait")
        .mayNotAccessAnyLayer()
        // enterThread() makes the continuation of an ordinary caller, and code compiled under
        // stress
        // suspends; nothing else goes upwards
        .ignoreDependency("dev.goj.abi.Continuation", "dev.goj.internal.sched.ThreadContinuation")
        .ignoreDependency("dev.goj.abi.Stress", "dev.goj.internal.sched.StressPoint")
        // types that users catch: thrown where a thread waits, and where a run ends
        .ignoreDependency(
            resideInAPackage("dev.goj.internal.sched"), type(InterruptedWaitException.class))
        .ignoreDependency(resideInAPackage("dev.goj.internal.sched"), type(DeadlockError.class))
        .check(RUNTIME);
  }

  @Test
  void theSchedulerDoesNotKnowWhatAChannelIs() {
    noClasses()
        .that()
        .resideInAPackage("dev.goj.internal..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("dev\\.goj\\..*(Channel|Select|Case|Mutex|WaitGroup).*")
        .check(RUNTIME);
  }

  @Test
  void aDequeDoesNotKnowItsWorker() {
    noClasses()
        .that()
        .haveSimpleName("WorkDeque")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("Worker")
        .check(RUNTIME);
  }

  @Test
  void idleWorkersNeverSeeAGoroutine() {
    noClasses()
        .that()
        .haveSimpleName("IdleWorkers")
        .should()
        .dependOnClassesThat()
        .haveSimpleName("ScheduledGoroutine")
        .check(RUNTIME);
  }

  @Test
  void theRuntimeKnowsTheJdkOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.goj..", "java..", "org.jspecify.annotations")
        .check(RUNTIME);
  }
}
