package io.croupier.demo.importer;

import io.croupier.gateway.client.BookTimes;
import io.croupier.gateway.client.MarketBook;
import io.croupier.gateway.client.MarketBooks;
import io.croupier.protocol.BetDelayModel;
import io.croupier.protocol.BookChangedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;
import io.croupier.testkit.EngineHost;
import io.croupier.testkit.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine as the exchange of an import, and a book that follows its market data over a way that
 * loses some of them.
 */
final class EngineExchange implements MarketSteps {
  private static final int ACCOUNTS = 16;
  private static final long DEPOSIT = 1L << 40;
  private static final long SILENCE = 1_000;

  /** How often a book was told, messages lost, questions asked, messages sent. */
  int told;

  int lost;
  int images;
  int messagesSent;

  private final EngineHost host = new EngineHost();
  private final Messages messages = new Messages();
  private final Random random = new Random(11);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final List<Long> accounts = new ArrayList<>();
  private final Map<Integer, Long> owners = new HashMap<>();
  private final Map<Integer, Long> orders = new HashMap<>();
  private final MarketBooks books =
      new MarketBooks(new BookTimes(0, SILENCE), this::ask, book -> told++);
  private final int lossPercent;
  private final List<UnsafeBuffer> answers = new ArrayList<>();
  private long marketId;
  private long commandId;

  /** The engine's, which goes on where a bet delay has to end; and that of the followed book. */
  private long time;

  private long now;

  EngineExchange(int lossPercent) {
    this.lossPercent = lossPercent;
    send("Genesis", Map.of("accounts", 100L));
    for (int i = 1; i <= ACCOUNTS; i++) {
      long account = (Long) send("OpenAccount", Map.of("currency", "GBP")).get("accountId");
      accounts.add(account);
      Map<String, Object> deposit = new HashMap<>(Map.of("currency", "GBP", "amount", DEPOSIT));
      deposit.put("accountId", account);
      deposit.put("transactionId", "%032x".formatted(i));
      send("Deposit", deposit);
    }
  }

  /** The followed book, when all that is missing has been asked for. */
  MarketBook followed() {
    MarketBook book = books.book(marketId);
    do {
      now += SILENCE;
    } while (books.doWork(now) + answer() > 0 && !isLatest(book));
    return book;
  }

  private boolean isLatest(MarketBook book) {
    return book.isCurrent() && book.dataVersion() == messagesSent;
  }

  /** The engine's own book of a runner. */
  Book book(int runner) {
    return Book.read(query("QueryOrderBook", Map.of("marketId", marketId, "runner", runner)), 0);
  }

  private long ask(long market, long from, long after) {
    images++;
    Map<String, Object> query = Map.of("marketId", market, "fromDataVersion", from, "after", after);
    answers.add(query("QueryMarketData", query));
    return commandId;
  }

  private int answer() {
    int count = answers.size();
    for (UnsafeBuffer answer : List.copyOf(answers)) {
      books.onQueryAnswer(commandId, answer, 0);
    }
    answers.clear();
    return count;
  }

  @Override
  public void create(MarketDefinition definition) {
    Map<String, Object> market =
        Map.of(
            "currency",
            "GBP",
            "runners",
            definition.runners().size(),
            "winners",
            definition.winners(),
            "commissionBasisPoints",
            definition.commissionBasisPoints(),
            "keepAllowed",
            definition.keepAllowed(),
            "betDelayModel",
            BetDelayModel.PASSIVE.name());
    marketId = (Long) send("CreateMarket", market).get("marketId");
    books.watch(marketId);
  }

  @Override
  public void open() {
    market("OpenMarket", Map.of());
  }

  @Override
  public void suspend() {
    market("SuspendMarket", Map.of());
  }

  @Override
  public void turnInPlay(int betDelaySeconds) {
    market("TurnInPlay", Map.of("betDelaySeconds", betDelaySeconds));
  }

  @Override
  public void betDelay(int seconds) {
    market("ChangeMarket", Map.of("betDelaySeconds", seconds));
  }

  @Override
  public void removeRunner(int runner, int factor) {
    market("RemoveRunner", Map.of("runner", runner, "reductionFactor", factor));
  }

  @Override
  public void close() {
    market("CloseMarket", Map.of());
  }

  @Override
  public void result(int runner, RunnerResult result) {
    send(
        "SetRunnerResult", Map.of("marketId", marketId, "runner", runner, "result", result.name()));
  }

  @Override
  public void settle() {
    market("SettleMarket", Map.of());
  }

  @Override
  public void voidMarket() {
    market("VoidMarket", Map.of());
  }

  @Override
  public void place(
      int order, int runner, Side side, int price, long stake, Persistence persistence) {
    long account = accounts.get(order % ACCOUNTS);
    Map<String, Object> fields = new HashMap<>();
    fields.put("accountId", account);
    fields.put("marketId", marketId);
    fields.put("runner", runner);
    fields.put("side", side.name());
    fields.put("price", price);
    fields.put("stake", stake);
    fields.put("persistence", persistence.name());
    owners.put(order, account);
    Map<String, Object> accepted = send("PlaceOrder", fields);
    orders.put(order, (Long) accepted.get("orderId"));
    if (accepted.containsKey("delayedUntil")) {
      time = (Long) accepted.get("delayedUntil");
      send("AdvanceTime", Map.of());
    }
  }

  @Override
  public void cancel(int order, long stake, long left) {
    send(
        "CancelOrder",
        Map.of("accountId", owners.get(order), "orderId", orders.get(order), "reduceBy", stake));
  }

  private void market(String command, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("marketId", marketId);
    send(command, fields);
    while (host.engine().nextDeadlineNs() <= time) {
      send("AdvanceTime", Map.of());
    }
  }

  /** Sends a command, hands its market data on, and gives its answer. */
  private Map<String, Object> send(String name, Map<String, Object> fields) {
    Map<String, Object> answer = null;
    for (byte[] outcome : host.command(time, encoded(name, fields))) {
      UnsafeBuffer buffer = new UnsafeBuffer(outcome);
      if (header.wrap(buffer, 0).templateId() == BookChangedDecoder.TEMPLATE_ID) {
        messagesSent++;
        hear(buffer);
      } else if (answer == null) {
        answer = messages.decode(outcome);
      }
    }
    if (answer.get("outcome").equals("Refused")) {
      throw new AssertionError(name + " " + fields + " was refused: " + answer);
    }
    return answer;
  }

  private void hear(UnsafeBuffer message) {
    if (random.nextInt(100) < lossPercent) {
      lost++;
    } else {
      books.onMarketData(message, 0, message.capacity());
    }
  }

  private UnsafeBuffer query(String name, Map<String, Object> fields) {
    return new UnsafeBuffer(host.query(encoded(name, fields)).get(0));
  }

  private byte[] encoded(String name, Map<String, Object> fields) {
    Map<String, Object> command = new HashMap<>(fields);
    command.put("command", name);
    command.put("gatewayId", name.equals("Genesis") || name.equals("AdvanceTime") ? 0L : 1L);
    command.put("commandId", ++commandId);
    return messages.encode(command);
  }
}
