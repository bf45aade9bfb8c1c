/** Goroutines, channels and select for plain Java. */
module dev.goj {
  // Only to tell threads that compute from those that block; done without where it is missing.
  requires static java.management;

  exports dev.goj;
  exports dev.goj.abi;
  exports dev.goj.abi.jdk;
  exports dev.goj.sync;
  exports dev.goj.time;
}
