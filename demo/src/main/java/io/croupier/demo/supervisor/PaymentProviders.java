package io.croupier.demo.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of the simulated payment providers: the first is quick, the second slow, and told
 * to be stuck at some time. Both fail, repeat and contradict themselves now and then. Owned by the
 * supervisor's thread.
 */
final class PaymentProviders {
  private static final String MAIN = "io.croupier.demo.PaymentProviderMain";
  private static final int MEGABYTES = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<Integer> SLOWEST_MILLIS = List.of(30, 300);

  /** One process. */
  private record Provider(Child child, CompletableFuture<Long> port) {}

  private final List<Provider> providers = new ArrayList<>();
  private boolean stuck;

  /** Starts them. */
  void start(Children children, RunFolder folder, long seed) {
    for (int slowest : SLOWEST_MILLIS) {
      int id = providers.size() + 1;
      List<String> arguments =
          List.of(
              "--id", Integer.toString(id),
              "--slow", Integer.toString(slowest),
              "--seed", Long.toString(seed));
      CompletableFuture<Long> port = new CompletableFuture<>();
      Child child =
          Child.start(
              children,
              "payment provider " + id,
              JavaCommand.shortLived(MAIN, MEGABYTES, arguments),
              folder.log("payment-provider-" + id),
              line -> hear(Facts.parse(line), port));
      providers.add(new Provider(child, port));
    }
  }

  private static void hear(Facts line, CompletableFuture<Long> port) {
    if (line.text("say").equals("listening")) {
      port.complete(line.number("port"));
    }
  }

  /** Where each listens, as options of a gateway; waits until all do. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    for (Provider provider : providers) {
      options.addAll(List.of("--provider", "127.0.0.1:" + port(provider)));
    }
    return options;
  }

  private static long port(Provider provider) {
    try {
      return provider.port().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DemoException.failure("The demo was interrupted.");
    } catch (ExecutionException | TimeoutException e) {
      throw provider.child().failure("does not listen");
    }
  }

  /** The last of them hears and reports nothing from now on; false where that is so already. */
  boolean stickOne() {
    if (stuck || providers.isEmpty()) {
      return false;
    }
    providers.get(providers.size() - 1).child().tell(Map.of("do", "stick"));
    stuck = true;
    return true;
  }

  /** Lets them go and waits until they have ended. */
  void leave() {
    for (Provider provider : providers) {
      provider.child().tell(Map.of("do", "leave"));
    }
    for (Provider provider : providers) {
      if (provider.child().await(PATIENCE) != 0) {
        throw provider.child().failure("did not end well");
      }
    }
    providers.clear();
  }
}
