package io.croupier.demo.payment;

import io.croupier.demo.edge.Board;
import io.croupier.demo.edge.LineChannel;
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
 * A simulated payment provider: listens on the loopback address, says {@code listening} with its
 * port, serves every gateway that connects; told to {@code stick} it neither hears nor reports
 * anything more, told to {@code leave} it ends. One thread runs it.
 */
public final class ProviderProcess implements AutoCloseable {
  private static final int MOST_WAITING = 100_000;

  private final IdleStrategy idle =
      new BackoffIdleStrategy(
          10, 10, TimeUnit.MICROSECONDS.toNanos(10), TimeUnit.MILLISECONDS.toNanos(1));
  private final int id;
  private final Temper temper;
  private final long seed;
  private final Board board;
  private final ServerSocketChannel server;
  private final List<Desk> desks = new ArrayList<>();
  private int lastDesk;
  private boolean stuck;
  private volatile boolean leaving;

  /**
   * Listens.
   *
   * @param port of the loopback address; 0: any that is free.
   * @throws IOException when the port is taken.
   */
  public ProviderProcess(int id, int port, Temper temper, long seed, Board board)
      throws IOException {
    this.id = id;
    this.temper = temper;
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
    board.say("listening", Map.of("provider", id, "port", port()));
    while (!leaving && !board.isEnded()) {
      int work = board.poll(this::onLine) + accept();
      for (Desk desk : desks) {
        work += doWork(desk);
      }
      desks.removeIf(Desk::isEnded);
      idle.idle(work);
    }
  }

  private void onLine(Map<String, Object> line) {
    if ("stick".equals(line.get("do"))) {
      stuck = true;
      desks.forEach(Desk::stick);
      board.say("stuck", Map.of("provider", id));
    } else {
      leaving = true;
    }
  }

  private int accept() throws IOException {
    SocketChannel connection = stuck ? null : server.accept();
    if (connection == null) {
      return 0;
    }
    desks.add(
        new Desk(
            new LineChannel(connection, MOST_WAITING),
            new SimulatedProvider(id, ++lastDesk, temper, seed)));
    return 1;
  }

  private static int doWork(Desk desk) {
    try {
      return desk.doWork(System.nanoTime());
    } catch (IOException e) {
      desk.close(); // that gateway is gone
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    desks.forEach(Desk::close);
    server.close();
  }
}
