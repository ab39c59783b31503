package io.croupier.demo.vendor;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.LineChannel;
import io.croupier.signature.OutcomeSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * A simulated game vendor: listens on the loopback address, says {@code listening} with its port
 * and the line for the operator's file of keys, plays for every gateway that connects; told to
 * {@code leave} it says its {@code books} and ends. One thread runs it.
 */
public final class VendorProcess implements AutoCloseable {
  private static final int MOST_WAITING = 100_000;

  private final IdleStrategy idle =
      new BackoffIdleStrategy(
          10, 10, TimeUnit.MICROSECONDS.toNanos(10), TimeUnit.MILLISECONDS.toNanos(1));
  private final int id;
  private final VendorTemper temper;
  private final OutcomeSigner signer;
  private final long seed;
  private final Board board;
  private final ServerSocketChannel server;
  private final List<VendorDesk> desks = new ArrayList<>();
  private final VendorBooks books = new VendorBooks();
  private int lastDesk;
  private volatile boolean leaving;

  /**
   * Listens.
   *
   * @param port of the loopback address; 0: any that is free.
   * @throws IOException when the port is taken.
   */
  public VendorProcess(
      int id, int port, VendorTemper temper, OutcomeSigner signer, long seed, Board board)
      throws IOException {
    this.id = id;
    this.temper = temper;
    this.signer = signer;
    this.seed = seed;
    this.board = board;
    server = ServerSocketChannel.open();
    server.configureBlocking(false);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** The port where it listens. */
  public int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** Ends {@link #run} after the round that it is in. Any thread. */
  public void leave() {
    leaving = true;
  }

  /** Runs until it is told to leave, or nobody speaks to it any more. */
  public void run() throws IOException {
    String key = signer.keyLine(id, SimulatedVendor.KEY_ID);
    board.say("listening", Map.of("provider", id, "port", port(), "key", key));
    while (!leaving && !board.isEnded()) {
      int work = board.poll(line -> leave()) + accept();
      for (VendorDesk desk : desks) {
        work += doWork(desk);
      }
      desks.removeIf(VendorDesk::isEnded);
      idle.idle(work);
    }
    board.say("books", books.report());
  }

  private int accept() throws IOException {
    SocketChannel connection = server.accept();
    if (connection == null) {
      return 0;
    }
    desks.add(
        new VendorDesk(
            new LineChannel(connection, MOST_WAITING),
            new SimulatedVendor(id, ++lastDesk, temper, signer, books, seed)));
    return 1;
  }

  private static int doWork(VendorDesk desk) {
    try {
      return desk.doWork(System.nanoTime());
    } catch (IOException e) {
      desk.close(); // that gateway is gone
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    desks.forEach(VendorDesk::close);
    server.close();
  }
}
