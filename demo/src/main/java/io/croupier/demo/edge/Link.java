package io.croupier.demo.edge;

import io.croupier.gateway.client.BookTimes;
import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.client.MarketBook;
import io.croupier.gateway.client.MarketBooks;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageKind;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The way to the node. Commands leave in the order in which they are sent; each is answered once,
 * also when the node was killed and started again meanwhile. Owned by one thread.
 */
public final class Link implements OutcomeListener, AutoCloseable {
  private static final long SHOWN_EVERY_MS = 250;

  private record Sent(Command command, long plannedNs, boolean query, Answer answer) {}

  private final MessageSchema schema = MessageSchema.load();
  private final MessageEncoder encoder = new MessageEncoder(schema);
  private final Outcome outcome = new Outcome(new MessageDecoder(schema));
  private final ExpandableArrayBuffer encoded = new ExpandableArrayBuffer();
  private final ArrayDeque<Sent> waiting = new ArrayDeque<>();
  private final Long2ObjectHashMap<Sent> unanswered = new Long2ObjectHashMap<>();
  private final Tally tally = new Tally();
  private final StreamCheck check;
  private final Consumer<Outcome> others;
  private final EdgeClient client;
  private final MarketBooks books;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final BookChangedDecoder marketData = new BookChangedDecoder();
  private LiveBook liveBook;
  private String fault;

  /**
   * Begins to connect; goes on doing so while it is polled.
   *
   * @param others hears each outcome that is no answer to a command of this link.
   */
  public Link(EdgeConfig config, Consumer<Outcome> others) {
    this.others = others;
    check = new StreamCheck(config.identity().key().gatewayId());
    client = EdgeClient.connect(config, this);
    BookTimes times = BookTimes.conflated(TimeUnit.MILLISECONDS.toNanos(SHOWN_EVERY_MS));
    books = new MarketBooks(times, client::askForBook, this::onBook);
  }

  /** From now on shows how the book of a market stands. */
  public void showBooks(Board board, MarketNames names) {
    liveBook = new LiveBook(this, board, names);
  }

  /** The books that are followed; market data come in while this link is polled. */
  public MarketBooks books() {
    return books;
  }

  /** Sends a command or query now, or as soon as there is room for it. */
  public void send(Command command, Answer answer) {
    send(command, System.nanoTime(), answer);
  }

  /**
   * The same.
   *
   * @param plannedNs when it should have been sent, by {@link System#nanoTime}.
   */
  public void send(Command command, long plannedNs, Answer answer) {
    MessageType type = schema.byName(command.name());
    waiting.add(new Sent(command, plannedNs, type.kind() == MessageKind.QUERY, answer));
    sendWaiting();
  }

  /** Sends and receives; answers are handed over while it runs. */
  public int poll() {
    int work = client.poll() + books.doWork(System.nanoTime());
    sendWaiting();
    return work;
  }

  /** Commands and queries without an answer. */
  public int open() {
    return unanswered.size() + waiting.size();
  }

  public boolean isConnected() {
    return client.isConnected();
  }

  public Tally tally() {
    return tally;
  }

  public StreamCheck check() {
    return check;
  }

  /** Why this gateway cannot go on, in a sentence; null while it can. */
  public String fault() {
    return fault;
  }

  private void sendWaiting() {
    boolean hasRoom = true;
    while (hasRoom && !waiting.isEmpty()) {
      hasRoom = offer(waiting.peek());
    }
  }

  private boolean offer(Sent sent) {
    MessageType type = schema.byName(sent.command().name());
    int length = encoder.encode(type, sent.command().fields(), encoded, 0);
    long commandId = client.offer(encoded, 0, length);
    if (commandId > 0) {
      waiting.remove();
      unanswered.put(commandId, sent);
    } else if (commandId == EdgeClient.KEPT_BACK) {
      waiting.remove();
      sent.answer().onKeptBack(client.refusal());
    } else {
      return false;
    }
    return true;
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    outcome.wrap(buffer, offset, length);
    check.onOutcome(outcome);
    tally.onOutcome(outcome);
    if (answer) {
      answer(commandId);
    } else {
      others.accept(outcome);
    }
  }

  @Override
  public void onConnected(int epoch, long highestCommandId) {
    books.onConnected(epoch);
  }

  @Override
  public void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {
    if (last && !books.onQueryAnswer(commandId, buffer, offset)) {
      outcome.wrap(buffer, offset, length);
      answer(commandId);
    }
  }

  @Override
  public void onMarketData(DirectBuffer buffer, int offset, int length) {
    books.onMarketData(buffer, offset, length);
    if (liveBook != null) {
      liveBook.onMarketData(marketData.wrapAndApplyHeader(buffer, offset, header));
    }
  }

  private void onBook(MarketBook book) {
    if (liveBook != null) {
      liveBook.onBook(book);
    }
  }

  private void answer(long commandId) {
    Sent sent = unanswered.remove(commandId);
    tally.onAnswer(outcome, sent.query(), System.nanoTime() - sent.plannedNs());
    sent.answer().on(outcome);
  }

  @Override
  public void onBusy(long commandId, BusyReason reason) {
    tally.onBusy();
  }

  @Override
  public void onBadMessage(long commandId, BadMessageReason reason) {
    fault = "The node threw away command " + commandId + ": " + reason + ".";
  }

  @Override
  public void onDisconnected() {
    tally.onDisconnected();
  }

  @Override
  public void onRefused(HelloRefusal reason, long fromGatewaySequence, long toGatewaySequence) {
    fault =
        reason == HelloRefusal.HISTORY_LOST
            ? "The node lacks the outcomes "
                + fromGatewaySequence
                + " to "
                + toGatewaySequence
                + " that this gateway has seen: an operator must accept that, see croupier node"
                + " --accept-loss."
            : "The node refused this gateway: " + reason + ".";
  }

  @Override
  public void close() {
    client.close();
  }
}
