package io.croupier.demo.importer;

import io.croupier.demo.edge.Answer;
import io.croupier.demo.edge.Command;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.BetDelayModel;
import io.croupier.protocol.Persistence;
import io.croupier.protocol.RunnerResult;
import io.croupier.protocol.Side;
import java.util.List;
import java.util.function.LongConsumer;
import org.agrona.collections.Int2ObjectHashMap;

/** Takes the steps of an import by commands to the node. */
final class MarketCommands implements MarketSteps {
  static final String CURRENCY = "GBP";
  private static final long OPERATOR = 1;
  private static final int GOLDEN = 0x9E3779B9;

  private record Placed(long account, long orderId) {}

  private final StepQueue queue;
  private final List<Long> accounts;
  private final LongConsumer created;
  private final Int2ObjectHashMap<Placed> orders = new Int2ObjectHashMap<>();
  private long marketId;

  /**
   * @param accounts among which the orders are spread; the first of them has none, so that it can
   *     ask whether longer work is finished.
   */
  MarketCommands(StepQueue queue, List<Long> accounts, LongConsumer created) {
    this.queue = queue;
    this.accounts = accounts;
    this.created = created;
  }

  long marketId() {
    return marketId;
  }

  /** Asks for the book of a runner. */
  void queryBook(int runner, Answer answer) {
    queue.add(() -> market("QueryOrderBook").with("runner", runner), answer);
  }

  @Override
  public void create(MarketDefinition definition) {
    queue.addAlone(
        () ->
            operator("CreateMarket")
                .with("currency", CURRENCY)
                .with("runners", definition.runners().size())
                .with("winners", definition.winners())
                .with("commissionBasisPoints", definition.commissionBasisPoints())
                .with("keepAllowed", definition.keepAllowed())
                .with("betDelayModel", BetDelayModel.PASSIVE.name()),
        outcome -> {
          marketId = outcome.number("marketId");
          created.accept(marketId);
        });
  }

  @Override
  public void open() {
    alone("OpenMarket");
  }

  @Override
  public void suspend() {
    alone("SuspendMarket");
  }

  @Override
  public void turnInPlay(int betDelaySeconds) {
    queue.addAlone(
        () -> market("TurnInPlay").with("betDelaySeconds", betDelaySeconds), Answer.NONE);
    awaitLongerWork();
  }

  @Override
  public void betDelay(int seconds) {
    queue.add(() -> market("ChangeMarket").with("betDelaySeconds", seconds), Answer.NONE);
  }

  @Override
  public void removeRunner(int runner, int factor) {
    queue.addAlone(
        () -> market("RemoveRunner").with("runner", runner).with("reductionFactor", factor),
        Answer.NONE);
    awaitLongerWork();
  }

  @Override
  public void close() {
    alone("CloseMarket");
    awaitLongerWork();
  }

  @Override
  public void result(int runner, RunnerResult result) {
    queue.addAlone(
        () -> market("SetRunnerResult").with("runner", runner).with("result", result.name()),
        Answer.NONE);
  }

  @Override
  public void settle() {
    alone("SettleMarket");
    awaitLongerWork();
  }

  @Override
  public void voidMarket() {
    alone("VoidMarket");
    awaitLongerWork();
  }

  @Override
  public void place(
      int order, int runner, Side side, int price, long stake, Persistence persistence) {
    long account = account(order, runner);
    queue.add(
        () ->
            customer("PlaceOrder", account)
                .with("marketId", marketId)
                .with("runner", runner)
                .with("side", side.name())
                .with("price", price)
                .with("stake", stake)
                .with("persistence", persistence.name()),
        outcome -> orders.put(order, new Placed(account, outcome.number("orderId"))));
  }

  @Override
  public void cancel(int order, long stake, long left) {
    queue.add(
        () -> {
          Placed placed = left == 0 ? orders.remove(order) : orders.get(order);
          return customer("CancelOrder", placed.account())
              .with("orderId", placed.orderId())
              .with("reduceBy", stake);
        },
        Answer.NONE);
  }

  private long account(int order, int runner) {
    int hash = (order * 31 + runner) * GOLDEN;
    return accounts.get(1 + Integer.remainderUnsigned(hash, accounts.size() - 1));
  }

  private void alone(String name) {
    queue.addAlone(() -> market(name), Answer.NONE);
  }

  /** A command that changes nothing, refused as long as there is work on the market. */
  private void awaitLongerWork() {
    queue.addAlone(
        () -> customer("CancelAllOrders", accounts.get(0)).with("marketId", marketId), Answer.NONE);
  }

  private Command market(String name) {
    return operator(name).with("marketId", marketId);
  }

  private static Command operator(String name) {
    return Command.of(name).by(ActorKind.OPERATOR, OPERATOR);
  }

  private static Command customer(String name, long account) {
    return Command.of(name).account(account).by(ActorKind.CUSTOMER, account);
  }
}
