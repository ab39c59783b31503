package io.croupier.demo.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The node's process: started, killed and started again, stopped. */
final class NodeProcess {
  private static final String MAIN = "io.croupier.node.NodeMain";
  private static final int MEGABYTES = 512;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Children children;
  private final RunFolder folder;
  private volatile String topology = "";
  private Child child;

  NodeProcess(Children children, RunFolder folder) {
    this.children = children;
    this.folder = folder;
  }

  /** Starts it and waits until gateways can connect. */
  void start() {
    Path log = folder.log("node");
    CompletableFuture<Void> ready = new CompletableFuture<>();
    List<String> arguments = List.of("--config", folder.settings().toString());
    child =
        Child.start(
            children,
            "node",
            JavaCommand.of(MAIN, MEGABYTES, arguments),
            log,
            line -> hear(line, log, ready));
    child.onEnd(() -> ready.completeExceptionally(new IllegalStateException()));
    await(ready);
  }

  boolean isAlive() {
    return child.isAlive();
  }

  void kill() {
    child.kill();
  }

  /** Stops it cleanly. */
  void stop() {
    child.stop();
    int code = child.await(PATIENCE);
    if (code != 0) {
      throw child.failure("ended with " + code);
    }
  }

  /** What it said about its threads, for the conditions of what is measured. */
  String topology() {
    return topology;
  }

  /** Says why it is not there. */
  DemoException failure() {
    return child.failure("ended");
  }

  private void hear(String line, Path log, CompletableFuture<Void> ready) {
    Child.append(log, line);
    if (line.startsWith("topology ")) {
      topology = line.split("[ ,]")[1].toLowerCase(Locale.ROOT);
    } else if (line.startsWith("ready")) {
      ready.complete(null);
    }
  }

  private void await(CompletableFuture<Void> ready) {
    try {
      ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw child.failure("ended before gateways could connect");
    } catch (TimeoutException e) {
      throw child.failure("was not ready in " + PATIENCE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw child.failure("was not waited for");
    }
  }
}
