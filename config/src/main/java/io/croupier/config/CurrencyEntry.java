package io.croupier.config;

/** A currency and the digits behind the point of its major unit. */
public record CurrencyEntry(String code, int decimals) {
  /** What the start report shows of it. */
  @Override
  public String toString() {
    return code + " (" + decimals + " decimals)";
  }
}
