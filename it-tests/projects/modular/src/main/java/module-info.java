/** A module that waits. */
module com.example.modular {
  requires dev.goj;

  exports com.example.modular;
}
