package io.croupier.demo.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes of the simulated game vendors: the first signs with Ed25519, the second with
 * HMAC-SHA256. Owned by the supervisor's thread.
 */
final class GameVendors {
  private static final String MAIN = "io.croupier.demo.GameVendorMain";
  private static final int MEGABYTES = 128;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<List<String>> WAYS = List.of(List.of(), List.of("--hmac"));

  /** One process, and what it says first and last. */
  private record Vendor(
      Child child, CompletableFuture<Facts> listening, CompletableFuture<Facts> books) {}

  private final List<Vendor> vendors = new ArrayList<>();

  /** Starts them. */
  void start(Children children, RunFolder folder, long seed) {
    for (List<String> way : WAYS) {
      int id = vendors.size() + 1;
      List<String> arguments = new ArrayList<>(way);
      arguments.addAll(List.of("--id", Integer.toString(id), "--seed", Long.toString(seed)));
      CompletableFuture<Facts> listening = new CompletableFuture<>();
      CompletableFuture<Facts> books = new CompletableFuture<>();
      Child child =
          Child.start(
              children,
              "game vendor " + id,
              JavaCommand.shortLived(MAIN, MEGABYTES, arguments),
              folder.log("game-vendor-" + id),
              line -> hear(Facts.parse(line), listening, books));
      vendors.add(new Vendor(child, listening, books));
    }
  }

  private static void hear(
      Facts line, CompletableFuture<Facts> listening, CompletableFuture<Facts> books) {
    switch (line.text("say")) {
      case "listening" -> listening.complete(line);
      case "books" -> books.complete(line);
      default -> {} // nothing that anybody waits for
    }
  }

  /** Where each listens, as options of a gateway, and the file of their keys; waits for them. */
  List<String> options(RunFolder folder) {
    List<String> options = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (Vendor vendor : vendors) {
      Facts line = wait(vendor, vendor.listening(), "does not listen");
      options.addAll(List.of("--vendor", "127.0.0.1:" + line.number("port")));
      keys.add(line.text("key"));
    }
    try {
      Files.write(folder.providerKeys(), keys);
    } catch (IOException e) {
      throw DemoException.failure("The file of keys cannot be written: " + e.getMessage() + ".");
    }
    options.addAll(List.of("--provider-keys", folder.providerKeys().toString()));
    return options;
  }

  private static Facts wait(Vendor vendor, CompletableFuture<Facts> line, String otherwise) {
    try {
      return line.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DemoException.failure("The demo was interrupted.");
    } catch (ExecutionException | TimeoutException e) {
      throw vendor.child().failure(otherwise);
    }
  }

  /** Lets them go, waits until they have ended, and returns the books of each. */
  List<Facts> leave() {
    List<Facts> books = new ArrayList<>();
    for (Vendor vendor : vendors) {
      vendor.child().tell(Map.of("do", "leave"));
    }
    for (Vendor vendor : vendors) {
      books.add(wait(vendor, vendor.books(), "did not say its books"));
      if (vendor.child().await(PATIENCE) != 0) {
        throw vendor.child().failure("did not end well");
      }
    }
    vendors.clear();
    return books;
  }
}
