package io.croupier.testkit.model;

import java.math.BigInteger;

/** An exact fraction, of odds. */
record Fraction(BigInteger numerator, BigInteger denominator) {
  static final Fraction ZERO = of(0, 1);
  static final Fraction ONE = of(1, 1);

  static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction minus(Fraction other) {
    return plus(new Fraction(other.numerator.negate(), other.denominator));
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  /** The whole number below the product with an amount, not negative. */
  BigInteger floorOf(BigInteger amount) {
    return numerator.multiply(amount).divide(denominator);
  }
}
