package dev.goj.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the plugin's packages. */
final class DependencyRulesTest {
  private static final JavaClasses PLUGIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.goj.plugin");

  @Test
  void onlyEmitKnowsJavaPoet() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.goj.plugin.emit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir.javapoet..")
        .check(PLUGIN);
  }

  /** Trees, symbols and types are what every pass works on; the compiler that makes them is not. */
  @Test
  void onlyOnePackageKnowsTheCompilersMachinery() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.goj.plugin.javac..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.sun.tools.javac.api..",
            "com.sun.tools.javac.comp..",
            "com.sun.tools.javac.file..",
            "com.sun.tools.javac.jvm..",
            "com.sun.tools.javac.main..",
            "com.sun.tools.javac.parser..",
            "com.sun.tools.javac.processing..")
        .check(PLUGIN);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices()
        .matching("dev.goj.plugin.(*)..")
        .should()
        .beFreeOfCycles()
        // the names that generated code calls are spelled once, for everybody
        .ignoreDependency(alwaysTrue(), simpleName("RuntimeNames"))
        .check(PLUGIN);
  }

  @Test
  void passesDoNotKnowWhoOrdersThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.goj.plugin.*..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.goj.plugin.Pipeline")
        .check(PLUGIN);
  }

  /** They are kept from one compilation to the next, and serve several at a time. */
  @Test
  void classesKeepNothingOfACompilation() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName("dev.goj.plugin.javac.KeptClasses")
        .should()
        .beFinal()
        .check(PLUGIN);
  }

  /** What JDK 26 has renamed: there is a method for it, TreeBuilder.closingBrace. */
  @Test
  void nobodyLinksToWhatNotAllJdksHave() {
    noClasses()
        .should()
        .accessFieldWhere(
            describe(
                "a field endpos of javac",
                access ->
                    access.getName().equals("endpos")
                        && access.getTargetOwner().getPackageName().startsWith("com.sun.tools")))
        .check(PLUGIN);
  }
}
