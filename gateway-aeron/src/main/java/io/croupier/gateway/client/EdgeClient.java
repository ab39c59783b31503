package io.croupier.gateway.client;

import io.croupier.gateway.session.EdgeCommands;
import io.croupier.gateway.session.EdgeSession;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Transport;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.QueryMarketDataEncoder;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;

/**
 * A gateway's connection to its node. Commands are encoded in place and leave at once; answers come
 * to the {@link OutcomeListener} by command id while {@link #poll} is called. It connects by
 * itself, and again whenever the connection is lost; commands without an answer are then sent again
 * with the same id and the same bytes, so each has its effect once.
 *
 * <pre>{@code
 * try (EdgeClient node = EdgeClient.connect(EdgeConfig.of(key, "127.0.0.1:4510"), listener)) {
 *   ...
 *   long commandId = node.claim(HEADER + DepositEncoder.BLOCK_LENGTH);
 *   if (commandId > 0) {
 *     deposit.wrapAndApplyHeader(node.buffer(), node.offset(), header).header().accountId(7);
 *     deposit.amount(500);
 *     node.commit();
 *   }
 *   node.poll();
 * }
 * }</pre>
 *
 * <p>Commands are not kept in order across BUSY or a reconnect: what depends on an answer is to be
 * sent after that answer. Owned by one thread, the one that polls; it can be an Agrona {@code
 * AgentRunner}. Allocates nothing while it is connected.
 */
public final class EdgeClient implements Agent, AutoCloseable {
  /** No room: half a command window is unanswered. Poll, and try again. */
  public static final long WINDOW_FULL = EdgeCommands.WINDOW_FULL;

  /** The node has not said yet which command ids are free. Poll, and try again. */
  public static final long NEVER_CONNECTED = EdgeCommands.NEVER_CONNECTED;

  /** The gate of the config keeps it back; {@link #refusal} says why. Do not try again. */
  public static final long KEPT_BACK = -3;

  private final EmbeddedDriver driver;
  private final boolean ownsDriver;
  private final Transport transport;
  private final EdgeWire wire;
  private final MarketDataWire marketData;
  private final EdgeSession session;
  private final EdgeCommands commands;
  private final CommandGate gate;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final QueryMarketDataEncoder bookQuery = new QueryMarketDataEncoder();
  private int generation;
  private String refusal;

  private EdgeClient(
      EdgeConfig config,
      EmbeddedDriver driver,
      boolean ownsDriver,
      OutcomeListener listener,
      Consumer<String> report) {
    this.driver = driver;
    this.ownsDriver = ownsDriver;
    transport = new Transport(driver, "croupier edge", report);
    generation = transport.generation();
    wire = new EdgeWire(transport, config, new SecureRandom()::nextBytes, listener);
    marketData = new MarketDataWire(transport, config, listener);
    session = wire.session();
    commands = session.commands();
    gate = config.gate();
  }

  /**
   * A client with a media driver of its own that is run by {@link #poll}; so poll without long
   * pauses. Returns at once: the listener hears when the connection stands.
   */
  public static EdgeClient connect(EdgeConfig config, OutcomeListener listener) {
    Consumer<String> report = System.err::println;
    EmbeddedDriver driver = EmbeddedDriver.launch(DriverThreads.INVOKED, report);
    try {
      return new EdgeClient(config, driver, true, listener, report);
    } catch (RuntimeException e) {
      driver.close();
      throw e;
    }
  }

  /**
   * A client on a driver of the caller's, which stays the caller's to close.
   *
   * @param report hears, in a line each, of errors that the client survives.
   */
  public static EdgeClient connect(
      EdgeConfig config, EmbeddedDriver driver, OutcomeListener listener, Consumer<String> report) {
    return new EdgeClient(config, driver, false, listener, report);
  }

  /** Sends, receives, and calls the listener; never waits. Gives 0 when there was nothing to do. */
  public int poll() {
    int work = driver.doWork() + transport.doWork();
    if (generation != transport.generation()) {
      generation = transport.generation();
      session.onTransportLost();
      marketData.open();
    }
    work += session.doWork(System.nanoTime()) + wire.poll();
    marketData.follow(session.marketDataStream());
    return work + marketData.poll();
  }

  /**
   * Claims room for a command or query of {@code length} bytes, message header included, under the
   * next free command id. Encode it at {@link #offset} of {@link #buffer}, then {@link #commit}.
   *
   * <p>The bytes are zero, so fields left out are null, but for those whose null value is not zero:
   * set these. Gateway id and command id are filled in at the commit, and where no actor is stated
   * the gateway vouches.
   *
   * @return the command id, or {@link #WINDOW_FULL} or {@link #NEVER_CONNECTED}.
   */
  public long claim(int length) {
    return commands.claim(length);
  }

  /**
   * The same under an id of the caller's choice, to send again what an earlier process sent: bytes
   * and id must be the same as then.
   */
  public long claim(int length, long commandId) {
    return commands.claim(length, commandId);
  }

  /**
   * Claims room for a command that is encoded already, and sends it.
   *
   * @return the command id, or {@link #WINDOW_FULL}, {@link #NEVER_CONNECTED} or {@link
   *     #KEPT_BACK}.
   */
  public long offer(DirectBuffer buffer, int offset, int length) {
    long commandId = commands.claim(length);
    if (commandId > 0) {
      commands.buffer().putBytes(commands.offset(), buffer, offset, length);
      return commit() ? commandId : KEPT_BACK;
    }
    return commandId;
  }

  /** Asks for a page of a market's data, for {@link MarketBooks}; see {@link BookQuery}. */
  public long askForBook(long marketId, long fromDataVersion, long after) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + QueryMarketDataEncoder.BLOCK_LENGTH;
    long commandId = isConnected() ? commands.claim(length) : NEVER_CONNECTED;
    if (commandId > 0) {
      bookQuery
          .wrapAndApplyHeader(commands.buffer(), commands.offset(), header)
          .marketId(marketId)
          .fromDataVersion(fromDataVersion)
          .after(after);
      commands.commit();
    }
    return commandId;
  }

  public MutableDirectBuffer buffer() {
    return commands.buffer();
  }

  public int offset() {
    return commands.offset();
  }

  /**
   * Sends what was claimed, now or as soon as it can leave. Gives false where the gate keeps it
   * back: nothing is sent then, and its id is not used again.
   */
  public boolean commit() {
    refusal = gate.refusal(commands.buffer(), commands.offset());
    if (refusal != null) {
      commands.abort();
      return false;
    }
    commands.commit();
    return true;
  }

  /** Why the last command was kept back, in a sentence; null: it was sent. */
  public String refusal() {
    return refusal;
  }

  /** Gives back what was claimed; nothing is sent, and its id is not used again. */
  public void abort() {
    commands.abort();
  }

  public boolean isConnected() {
    return session.isOpen();
  }

  /** Refused for good: the node lacks outcomes that this gateway has seen. */
  public boolean isRefused() {
    return session.isRefused();
  }

  /** Commands and queries that have no answer yet. */
  public int inFlight() {
    return commands.inFlight();
  }

  /** Epoch of the node it last spoke to, to be kept for {@link EdgeConfig#continuing}. */
  public int epoch() {
    return session.epoch();
  }

  /** Highest outcome told to the listener, to be kept for {@link EdgeConfig#continuing}. */
  public long lastGatewaySequence() {
    return session.lastGatewaySequence();
  }

  @Override
  public int doWork() {
    return poll();
  }

  @Override
  public String roleName() {
    return "croupier-edge";
  }

  @Override
  public void onClose() {
    close();
  }

  /** Ends the connection; commands without an answer stay without one. */
  @Override
  public void close() {
    wire.close();
    marketData.close();
    transport.close();
    if (ownsDriver) {
      driver.close();
    }
  }
}
