package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.node.operations.StatMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a node from outside, over HTTP and through its counters. */
class StatIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void shouldTellHowANodeIsWhileItRunsAndAfterwards() throws Exception {
    String data = folder.resolve("data").toString();
    String status = "127.0.0.1:" + freePort();
    List<String> options =
        Nodes.options(
            Path.of(data), Nodes.freeEndpoint(), "operations.endpoint=\"" + status + "\"");
    try (ChildNode node = ChildNode.start(options)) {
      assertEquals(200, get(status, "/health").statusCode());
      HttpResponse<String> ready = get(status, "/ready");
      assertEquals(200, ready.statusCode(), ready::body);
      JsonNode json = new ObjectMapper().readTree(ready.body());
      assertEquals(node.pid(), json.get("pid").longValue());
      assertEquals("READY", json.get("state").textValue());
      awaitGenesis(status);
      assertTrue(get(status, "/metrics").body().contains("\ncroupier_epoch 1\n"));
      assertEquals(405, post(status, "/ready").statusCode());

      Run stat = Run.of(StatMain.class, "", "--data", data, "--ready");
      assertEquals(0, stat.code(), stat::toString);
      assertEquals(List.of("ready: gateways can connect."), stat.out());
      Run once = Run.of(StatMain.class, "", "--data", data, "--json");
      assertEquals(1, new ObjectMapper().readTree(once.out().get(0)).get("epoch").intValue());
      assertEquals(0, node.stop(), () -> "" + node.lines());
    }
    Run stopped = Run.of(StatMain.class, "", "--data", data);
    assertEquals(1, stopped.code(), stopped::toString);
    assertTrue(stopped.out().get(0).startsWith("stopped:"), stopped::toString);
  }

  @Test
  void shouldGoOnWithoutAnAddressThatIsTaken() throws Exception {
    Path data = folder.resolve("data");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String status = "127.0.0.1:" + taken.getLocalPort();
      String option = "operations.endpoint=\"" + status + "\"";
      try (ChildNode node = ChildNode.start(Nodes.options(data, Nodes.freeEndpoint(), option))) {
        assertEquals(0, node.stop(), () -> "" + node.lines());
        assertTrue(
            node.lines().stream().anyMatch(line -> line.contains(status + " cannot be used")),
            () -> "" + node.lines());
      }
    }
  }

  @Test
  void shouldSayThatANodeWasKilledAndThatThereIsNone() throws Exception {
    Run none = Run.of(StatMain.class, "", "--data", folder.toString());
    assertEquals(2, none.code(), none::toString);
    String data = folder.resolve("data").toString();
    try (ChildNode node = ChildNode.start(Nodes.options(Path.of(data), Nodes.freeEndpoint()))) {
      node.kill();
    }
    Run killed = Run.of(StatMain.class, "", "--data", data, "--ready");
    assertEquals(1, killed.code(), killed::toString);
    assertTrue(killed.out().get(0).startsWith("down:"), killed::toString);
  }

  /**
   * Counters are sampled: a node is ready before it tells that it has applied its first command.
   */
  private void awaitGenesis(String status) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String body;
    do {
      assertTrue(System.nanoTime() < end, "no command was applied");
      body = get(status, "/ready").body();
    } while (new ObjectMapper().readTree(body).get("applied_sequence").longValue() < 1);
  }

  private HttpResponse<String> get(String status, String path) throws Exception {
    return send(request(status, path).GET().build());
  }

  private HttpResponse<String> post(String status, String path) throws Exception {
    return send(request(status, path).POST(BodyPublishers.noBody()).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String status, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + status + path)).timeout(PATIENCE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
