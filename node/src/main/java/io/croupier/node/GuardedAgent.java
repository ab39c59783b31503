package io.croupier.node;

import org.agrona.concurrent.Agent;

/** An agent whose every failure, {@code Error}s too, stops the process. */
final class GuardedAgent implements Agent {
  private final Agent agent;
  private final FailStop failStop;

  GuardedAgent(Agent agent, FailStop failStop) {
    this.agent = agent;
    this.failStop = failStop;
  }

  @Override
  public int doWork() {
    if (failStop.isFailed()) {
      return 0;
    }
    try {
      return agent.doWork();
    } catch (Throwable failure) {
      failStop.halt(roleName(), failure);
      return 0;
    }
  }

  @Override
  public String roleName() {
    return agent.roleName();
  }
}
