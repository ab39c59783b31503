package io.croupier.gateway.session;

/** Where random numbers come from: a secure generator in life, a seeded one in tests. */
@FunctionalInterface
public interface Nonces {
  void fill(byte[] bytes);
}
