package com.example.app;

import com.example.library.Filter;
import com.example.library.Source;
import java.util.Locale;

/** In capitals. */
public final class Upper extends Filter {
  /** The texts of a source, in capitals. */
  public Upper(Source source) {
    super(source);
  }

  @Override
  public String next() {
    return super.next().toUpperCase(Locale.ROOT);
  }
}
