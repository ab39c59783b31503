package io.croupier.node;

import io.croupier.gateway.transport.EmbeddedDriver;
import org.agrona.concurrent.Agent;

/** Runs the media driver where it has no threads of its own; else does nothing. */
final class DriverStage implements Agent {
  private final EmbeddedDriver driver;

  DriverStage(EmbeddedDriver driver) {
    this.driver = driver;
  }

  @Override
  public int doWork() {
    return driver.doWork();
  }

  @Override
  public String roleName() {
    return "driver";
  }
}
