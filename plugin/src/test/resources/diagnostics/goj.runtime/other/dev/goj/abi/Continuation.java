package dev.goj.abi;

/** Of a runtime that is older than the plugin. */
public class Continuation {}
