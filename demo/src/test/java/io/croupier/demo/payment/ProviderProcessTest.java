package io.croupier.demo.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.croupier.demo.PaymentProviderMain;
import io.croupier.demo.edge.Board;
import io.croupier.demo.payment.PaymentReport.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(60)
class ProviderProcessTest {
  private static final Consumer<String> NOBODY = text -> {};

  /** A socket's read hears no interrupt, so no timeout of a test ends it. */
  private static final int PATIENCE_MS = 20_000;

  private static final Temper HONEST = new Temper(2, 0, 0, 0, 0);

  private final PipedOutputStream orders = new PipedOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private ProviderProcess process;
  private CompletableFuture<Void> run;

  @BeforeEach
  void start() throws IOException {
    Board board =
        new Board(
            new PipedInputStream(orders), new PrintStream(said, true, StandardCharsets.UTF_8));
    process = new ProviderProcess(2, 0, HONEST, 1, board);
    run =
        CompletableFuture.runAsync(
            () -> {
              try {
                process.run();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @AfterEach
  void end() throws Exception {
    process.leave();
    run.get(30, TimeUnit.SECONDS);
    process.close();
    orders.close();
  }

  @Test
  void shouldReportWhatItIsAskedFor() throws Exception {
    try (RemoteProvider provider = connect()) {
      PaymentOrder deposit = new PaymentOrder(5, 3, 100, "EUR");
      PaymentOrder withdrawal = new PaymentOrder(5, 3, 40, "EUR");
      assertTrue(provider.collect(deposit));
      assertTrue(provider.pay(withdrawal));
      assertEquals(2, provider.open());
      List<PaymentReport> reports = hear(provider, 3);
      assertEquals(0, provider.open());
      assertTrue(reports.stream().allMatch(report -> report.provider() == 2));
      assertEquals(
          List.of(deposit),
          reports.stream()
              .filter(r -> r.kind() == Kind.COLLECTED)
              .map(PaymentReport::order)
              .toList());
      assertEquals(
          List.of(Kind.PAYING, Kind.PAID),
          reports.stream().filter(r -> !r.kind().isOfDeposit()).map(PaymentReport::kind).toList());
    }
  }

  @Test
  void shouldServeSeveralGatewaysWithIdsOfTheirOwn() throws Exception {
    try (RemoteProvider first = connect();
        RemoteProvider second = connect()) {
      first.collect(new PaymentOrder(1, 3, 100, "EUR"));
      second.collect(new PaymentOrder(1, 4, 100, "EUR"));
      PaymentReport ofFirst = hear(first, 1).get(0);
      PaymentReport ofSecond = hear(second, 1).get(0);
      assertEquals(3, ofFirst.order().account());
      assertEquals(4, ofSecond.order().account());
      assertFalse(ofFirst.transactionId().equals(ofSecond.transactionId()));
    }
  }

  @Test
  void shouldTakeNoMoreOrdersInTheEndOnceItIsStuckAndNeverLetTheGatewayWait() throws Exception {
    try (RemoteProvider provider = connect()) {
      orders.write("{\"do\":\"stick\"}\n".getBytes(StandardCharsets.UTF_8));
      orders.flush();
      while (!said.toString(StandardCharsets.UTF_8).contains("stuck")) {
        Thread.onSpinWait();
      }
      int taken = 0;
      while (provider.collect(new PaymentOrder(++taken, 3, 100, "EUR"))) {
        provider.poll(
            report -> {
              throw new IllegalStateException("a stuck provider reported " + report);
            });
      }
      assertTrue(taken > 1_000, "orders are kept for a while");
      assertEquals(taken - 1, provider.open());
    }
  }

  @Test
  void shouldTakeNoOrdersOnceItIsGone() throws Exception {
    RemoteProvider provider = connect();
    provider.collect(new PaymentOrder(1, 3, 100, "EUR"));
    hear(provider, 1);
    process.leave();
    run.get(30, TimeUnit.SECONDS);
    process.close();
    while (provider.collect(new PaymentOrder(2, 3, 100, "EUR"))) {
      provider.poll(report -> {});
    }
    assertFalse(provider.pay(new PaymentOrder(3, 3, 100, "EUR")));
    provider.close();
  }

  @Test
  void shouldSayInASentenceWhereNobodyListens() throws Exception {
    int port = process.port();
    process.leave();
    run.get(30, TimeUnit.SECONDS);
    process.close();
    assertSentence("127.0.0.1:" + port, "No payment provider listens");
    assertSentence("127.0.0.1", "is not host:port");
    assertSentence(":12", "is not host:port");
  }

  private static void assertSentence(String place, String part) {
    String sentence =
        assertThrows(IllegalArgumentException.class, () -> RemoteProvider.connect(1, place, NOBODY))
            .getMessage();
    assertTrue(sentence.contains(part) && sentence.contains(place), sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"kind\":\"PAID\"}", "nonsense", ""})
  void shouldGiveUpAProviderThatSaysWhatNobodyUnderstands(String line) throws IOException {
    String text = line.isEmpty() ? "x".repeat(1 << 17) : line + "\n";
    List<String> trouble = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RemoteProvider provider =
            RemoteProvider.connect(3, "127.0.0.1:" + server.getLocalPort(), trouble::add);
        Socket other = server.accept()) {
      other.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      while (trouble.isEmpty()) {
        assertEquals(0, provider.poll(report -> fail("was told of " + report)));
      }
      assertTrue(trouble.get(0).startsWith("Payment provider 3 is given up ("), trouble.get(0));
      assertFalse(provider.pay(new PaymentOrder(1, 1, 1, "GBP")));
    }
  }

  @Test
  void shouldSayWhyItEndsAConnectionAndGoOnForAllOthers() throws Exception {
    String order =
        "{\"deposit\":true,\"order\":{\"id\":1,\"account\":1,\"amount\":%s,\"currency\":%s}}";
    List<String> lines =
        List.of(
            "null",
            "{}",
            "hello",
            "{\"order\":{}}",
            "{\"deposit\":true,\"order\":null}",
            order.formatted("5", "\"GBP\"").replace("\"deposit\":true,", ""),
            order.formatted("5", "null"),
            order.formatted("null", "\"GBP\""),
            order.formatted("0", "\"GBP\""));
    try (RemoteProvider provider = connect()) {
      for (String line : lines) {
        try (Socket gateway = new Socket(InetAddress.getLoopbackAddress(), process.port())) {
          gateway.setSoTimeout(PATIENCE_MS);
          gateway.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
          byte[] answer = gateway.getInputStream().readAllBytes();
          String text = new String(answer, StandardCharsets.UTF_8);
          assertTrue(text.startsWith("{\"error\":\"A line is "), line + ": " + text);
        }
      }
      assertTrue(provider.collect(new PaymentOrder(1, 3, 100, "EUR")));
      assertEquals(Kind.COLLECTED, hear(provider, 1).get(0).kind());
    }
  }

  @Test
  void shouldTakeTheLinesThatItsHelpShows() throws Exception {
    List<String> lines =
        new CommandLine(new PaymentProviderMain())
            .getUsageMessage()
            .lines()
            .filter(line -> line.startsWith("  {"))
            .toList();
    assertEquals(2, lines.size());
    assertTrue(Wire.request(lines.get(0)).deposit());
    assertEquals(4, Wire.request(lines.get(1)).order().amount());
  }

  private RemoteProvider connect() throws IOException {
    return RemoteProvider.connect(2, "127.0.0.1:" + process.port(), NOBODY);
  }

  private static List<PaymentReport> hear(RemoteProvider provider, int count) {
    List<PaymentReport> reports = new ArrayList<>();
    while (reports.size() < count) {
      provider.poll(reports::add);
      Thread.onSpinWait();
    }
    return reports;
  }
}
