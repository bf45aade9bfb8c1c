// After each project's build: neither Maven nor javac nor the runtime had anything to say.
def said = new File(basedir, '../target/projects').listFiles().findAll { it.directory }
    .collectMany { project ->
      def log = new File(project, 'build.log')
      log.exists() ? log.readLines().findAll { it =~ /WARN|\[goj\.|goj:/ }.collect { "$project.name: $it" } : []
    }
assert said == []
