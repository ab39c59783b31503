package io.croupier.gateway.transport;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.driver.status.SystemCounterDescriptor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * An Aeron media driver inside this process, in a folder of its own that is deleted with it. Every
 * length and every idle strategy is set here: Aeron's defaults are made for another use.
 */
public final class EmbeddedDriver implements AutoCloseable {
  /** Publications that do not say their own length. */
  private static final int TERM_LENGTH = 1024 * 1024;

  /** The thread that opens channels wakes so often: each time it takes a core from a busy one. */
  private static final int ASYNC_SLEEP_MS = 4;

  private final DriverFolder folder;
  private final MediaDriver driver;
  private final AgentInvoker invoker;
  private final SocketBuffers sockets;
  private final AtomicCounter garbage;

  private EmbeddedDriver(
      DriverFolder folder, MediaDriver driver, AgentInvoker invoker, SocketBuffers sockets) {
    this.folder = folder;
    this.driver = driver;
    this.invoker = invoker;
    this.sockets = sockets;
    garbage = driver.context().systemCounters().get(SystemCounterDescriptor.INVALID_PACKETS);
  }

  /**
   * Starts a driver.
   *
   * @param report hears, in a line each, of errors that the driver survives.
   */
  public static EmbeddedDriver launch(DriverThreads threads, Consumer<String> report) {
    return launch(threads, DriverSettings.DEFAULT, report);
  }

  /** The same with settings of the caller's. */
  public static EmbeddedDriver launch(
      DriverThreads threads, DriverSettings settings, Consumer<String> report) {
    return launch(threads, settings, report, context -> {});
  }

  /** The same with settings changed, for {@link LossyDriver}. */
  static EmbeddedDriver launch(
      DriverThreads threads, Consumer<String> report, Consumer<MediaDriver.Context> change) {
    return launch(threads, DriverSettings.DEFAULT, report, change);
  }

  private static EmbeddedDriver launch(
      DriverThreads threads,
      DriverSettings settings,
      Consumer<String> report,
      Consumer<MediaDriver.Context> change) {
    DriverFolder folder = DriverFolder.create();
    try {
      SocketBuffers sockets = SocketBuffers.probe(settings.socketBuffer());
      MediaDriver.Context context = context(folder, sockets, report);
      setThreads(context, threads, settings.idle());
      change.accept(context);
      MediaDriver driver = MediaDriver.launch(context);
      return new EmbeddedDriver(folder, driver, driver.sharedAgentInvoker(), sockets);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Runs the driver for one duty cycle where it has no thread; else does nothing. */
  public int doWork() {
    return invoker == null ? 0 : invoker.invoke();
  }

  /** Datagrams so far that were no Aeron frame at all. */
  public long garbageDatagrams() {
    return garbage.get();
  }

  /** What the host gave us, to be shown at start. */
  public SocketBuffers sockets() {
    return sockets;
  }

  public String folder() {
    return folder.aeron();
  }

  AgentInvoker invoker() {
    return invoker;
  }

  /** Stops the driver and deletes its folder. Clients are to be closed before. */
  @Override
  public void close() {
    driver.close();
    folder.close();
  }

  private static MediaDriver.Context context(
      DriverFolder folder, SocketBuffers sockets, Consumer<String> report) {
    return new MediaDriver.Context()
        .aeronDirectoryName(folder.aeron())
        .dirDeleteOnShutdown(true)
        .warnIfDirectoryExists(false)
        .termBufferSparseFile(true)
        .publicationTermBufferLength(TERM_LENGTH)
        .ipcTermBufferLength(TERM_LENGTH)
        .socketRcvbufLength(sockets.receive())
        .socketSndbufLength(sockets.send())
        .initialWindowLength(sockets.window())
        .errorHandler(error -> report.accept("The Aeron driver says: " + error.getMessage()));
  }

  private static void setThreads(
      MediaDriver.Context context, DriverThreads threads, Supplier<IdleStrategy> idle) {
    context
        .asyncExecutorIdleStrategy(new SleepingMillisIdleStrategy(ASYNC_SLEEP_MS))
        .conductorIdleStrategy(backOff())
        .sharedIdleStrategy(backOff())
        .sharedNetworkIdleStrategy(backOff())
        .senderIdleStrategy(idle.get())
        .receiverIdleStrategy(idle.get())
        .threadingMode(
            switch (threads) {
              case INVOKED -> ThreadingMode.INVOKER;
              case SHARED -> ThreadingMode.SHARED;
              case DEDICATED -> ThreadingMode.DEDICATED;
            });
  }

  private static IdleStrategy backOff() {
    return new BackoffIdleStrategy(
        100, 10, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MICROSECONDS.toNanos(100));
  }
}
