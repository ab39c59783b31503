package io.croupier.demo.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.GameVendorMain;
import io.croupier.demo.edge.Board;
import io.croupier.signature.OutcomeSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class VendorProcessTest {
  private static final VendorTemper HONEST = new VendorTemper(2, 0.5, 0, 0, 0, 0, 0);
  private static final int PROVIDER = 2;

  private final OutcomeSigner signer = OutcomeSigner.hmac(new byte[OutcomeSigner.KEY_LENGTH]);
  private final PipedOutputStream orders = new PipedOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private VendorProcess process;
  private CompletableFuture<Void> run;

  @BeforeEach
  void start() throws IOException {
    Board board =
        new Board(
            new PipedInputStream(orders), new PrintStream(said, true, StandardCharsets.UTF_8));
    process = new VendorProcess(PROVIDER, 0, HONEST, signer, 1, board);
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
  void shouldPlayForAGatewayAndSayItsBooks() throws Exception {
    PlainWallet wallet = new PlainWallet(PROVIDER, signer.keyLine(PROVIDER, 1));
    try (RemoteVendor vendor = connect()) {
      for (int i = 1; i <= 20; i++) {
        assertTrue(vendor.play(new Game(i, 0, "EUR", 100, "seed " + i)));
      }
      assertEquals(20, vendor.open());
      while (vendor.open() > 0) {
        vendor.poll((by, call) -> by.answer(wallet.take(call)));
      }
    }
    process.leave();
    run.get(30, TimeUnit.SECONDS);
    String[] lines = said.toString(StandardCharsets.UTF_8).split("\n");
    assertTrue(lines[0].contains("\"key\":\"2 1 HMAC-SHA256 "), lines[0]);
    assertTrue(lines[1].contains("\"net\":{\"EUR\":" + wallet.net() + "}"), lines[1]);
  }

  @Test
  void shouldSayThatNobodyListens() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> RemoteVendor.connect(1, "127.0.0.1:1"));
    assertTrue(e.getMessage().startsWith("No game vendor listens at 127.0.0.1:1;"));
  }

  @Test
  void shouldSayWhyItEndsAConnection() throws Exception {
    for (String line : List.of("hello", "{}", "null", "{\"play\":1}", "{\"game\":null}")) {
      try (Socket gateway = new Socket(InetAddress.getLoopbackAddress(), process.port())) {
        gateway.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        String answer = new String(gateway.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("{\"error\":\"A line is "), line + ": " + answer);
      }
    }
  }

  @Test
  void shouldTakeTheLinesThatItsHelpShows() throws Exception {
    List<String> lines =
        new CommandLine(new GameVendorMain())
            .getUsageMessage()
            .lines()
            .filter(line -> line.startsWith("  {"))
            .toList();
    assertEquals(2, lines.size());
    assertEquals("GBP", VendorWire.said(lines.get(0)).game().currency());
    assertEquals(9, VendorWire.said(lines.get(1)).answer().moved());
  }

  private RemoteVendor connect() throws IOException {
    return RemoteVendor.connect(PROVIDER, "127.0.0.1:" + process.port());
  }
}
