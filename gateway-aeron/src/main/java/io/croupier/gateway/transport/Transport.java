package io.croupier.gateway.transport;

import io.aeron.Aeron;
import io.aeron.RethrowingErrorHandler;
import io.aeron.exceptions.ConductorServiceTimeoutException;
import io.aeron.exceptions.DriverTimeoutException;
import java.util.function.Consumer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.YieldingIdleStrategy;

/**
 * An Aeron client without a thread of its own that outlives pauses: when Aeron gives it up after
 * one, a new client takes its place, and everything made with the old one has to be made anew.
 * Owned by one thread.
 */
public final class Transport implements AutoCloseable {
  private final EmbeddedDriver driver;
  private final String name;
  private final NanoClock clock;
  private final Consumer<String> report;
  private Aeron aeron;
  private Throwable ending;
  private int generation;

  /**
   * Connects to the driver.
   *
   * @param name shown by Aeron's tools.
   * @param report hears, in a line each, of errors that the transport survives.
   */
  public Transport(EmbeddedDriver driver, String name, Consumer<String> report) {
    this(driver, name, report, SystemNanoClock.INSTANCE);
  }

  Transport(EmbeddedDriver driver, String name, Consumer<String> report, NanoClock clock) {
    this.driver = driver;
    this.name = name;
    this.report = report;
    this.clock = clock;
    aeron = connect();
  }

  public Aeron aeron() {
    return aeron;
  }

  /** Changes each time the client was made anew. */
  public int generation() {
    return generation;
  }

  /** Runs the client's duty cycle; a client that was given up is replaced. */
  public int doWork() {
    int work = aeron.conductorAgentInvoker().invoke();
    if (aeron.isClosed()) {
      replace();
      work++;
    }
    return work;
  }

  @Override
  public void close() {
    aeron.close();
  }

  private void replace() {
    boolean pause =
        ending instanceof ConductorServiceTimeoutException
            || ending instanceof DriverTimeoutException;
    if (!pause) {
      throw new IllegalStateException("The Aeron client has ended", ending);
    }
    report.accept("This process paused for too long; its Aeron client " + name + " is made anew");
    aeron.close();
    driver.doWork();
    aeron = connect();
    generation++;
  }

  private Aeron connect() {
    ending = null;
    return Aeron.connect(
        new Aeron.Context()
            .aeronDirectoryName(driver.folder())
            .clientName(name)
            .useConductorAgentInvoker(true)
            .driverAgentInvoker(driver.invoker())
            .nanoClock(clock)
            .awaitingIdleStrategy(YieldingIdleStrategy.INSTANCE)
            .errorHandler(this::onError)
            .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
  }

  private void onError(Throwable error) {
    if (error instanceof ConductorServiceTimeoutException
        || error instanceof DriverTimeoutException) {
      ending = error;
    } else {
      report.accept("Aeron says: " + error.getMessage());
    }
  }
}
