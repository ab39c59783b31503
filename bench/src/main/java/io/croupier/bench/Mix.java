package io.croupier.bench;

import io.croupier.engine.Engine;

/** Commands that were made once, to be applied to fresh engines again and again. */
interface Mix {
  /** Applies the set-up to a fresh engine. */
  void setUp(Engine target);

  /** Applies the commands of the mix to an engine that is set up. */
  void run(Engine target);

  int size();

  /** How many commands were refused while the mix was made. */
  long refused();
}
