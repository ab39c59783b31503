package io.croupier.demo.vendor;

/** Hears what a game vendor wants. */
@FunctionalInterface
public interface CallListener {
  void onCall(GameVendor by, GameCall call);
}
