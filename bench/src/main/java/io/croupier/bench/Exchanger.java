package io.croupier.bench;

/** One side of a comparison: sends messages and hears their answers. Owned by one thread. */
interface Exchanger extends AutoCloseable {
  /** Called with the planned time that belongs to each answer. */
  interface Answers {
    void onAnswer(long plannedNs);
  }

  /** Whether messages can be sent now. */
  boolean isReady();

  /** Sends one message that was planned for this time; false when it cannot leave now. */
  boolean send(long plannedNs);

  /** Runs the duty cycle: sends, receives, reports answers. */
  void poll(Answers answers);

  /** Messages sent that have no answer yet. */
  int inFlight();

  @Override
  void close();
}
