package io.croupier.node;

import java.util.function.UnaryOperator;
import org.agrona.concurrent.Agent;

/** Holds one stage of a node in its place until it is let go. */
final class HeldStage implements UnaryOperator<Agent> {
  private final String name;
  private volatile boolean held;

  HeldStage(String name) {
    this.name = name;
  }

  void hold() {
    held = true;
  }

  void letGo() {
    held = false;
  }

  @Override
  public Agent apply(Agent stage) {
    return stage.roleName().equals(name) ? new Holding(stage) : stage;
  }

  private final class Holding implements Agent {
    private final Agent stage;

    Holding(Agent stage) {
      this.stage = stage;
    }

    @Override
    public int doWork() throws Exception {
      return held ? 0 : stage.doWork();
    }

    @Override
    public String roleName() {
      return stage.roleName();
    }
  }
}
