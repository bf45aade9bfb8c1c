package com.example.app;

import com.example.library.Source;

/** Always the same; this one never waits. */
public record Same(String next) implements Source {}
