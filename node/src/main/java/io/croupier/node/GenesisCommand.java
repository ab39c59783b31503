package io.croupier.node;

import io.croupier.config.CurrencyEntry;
import io.croupier.config.GenesisSettings;
import io.croupier.config.LadderBand;
import io.croupier.engine.EngineLimits;
import io.croupier.engine.exchange.PriceLadder;
import io.croupier.engine.ledger.Currencies;
import io.croupier.protocol.Bool;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.GenesisEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The first command of a journal, made from the settings, and compared with them later. */
final class GenesisCommand {
  private static final Set<String> VERSIONS = Set.of("schemaVersion", "behaviourVersion");

  private GenesisCommand() {}

  /** A Genesis of the node's own with what the settings say. */
  static DirectBuffer of(GenesisSettings settings) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    GenesisEncoder genesis =
        new GenesisEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    NodeCommands.header(genesis.header(), 1);
    genesis
        .accounts(settings.accounts())
        .wallets(settings.wallets())
        .markets(settings.markets())
        .runners(settings.runners())
        .orders(settings.orders())
        .settledOrders(settings.settledOrders())
        .sessions(settings.sessions())
        .withdrawals(settings.withdrawals())
        .rounds(settings.rounds())
        .providers(settings.providers())
        .paymentProviders(settings.paymentProviders())
        .transactions(settings.transactions())
        .gateways(settings.gateways())
        .commandWindow(settings.commandWindow())
        .workPerCommand(settings.workPerCommand())
        .outcomesPerCommand(settings.outcomesPerCommand())
        .matchesPerCommand(settings.matchesPerCommand())
        .bookPages(settings.bookPages())
        .approvals(settings.approvals())
        .bets(settings.bets())
        .betLegs(settings.betLegs())
        .selections(settings.selections())
        .deposits(settings.deposits())
        .depositPeriodSeconds(settings.depositPeriodSeconds())
        .withdrawalPeriodSeconds(settings.withdrawalPeriodSeconds())
        .largeDeposit(settings.largeDeposit())
        .largeWithdrawal(settings.largeWithdrawal())
        .forbidCancelInReview(bool(settings.forbidCancelInReview()))
        .limits(settings.limits())
        .sessionIdleSeconds(settings.sessionIdleSeconds())
        .games(settings.games())
        .dormantAfterDays(settings.dormantAfterDays())
        .roundPeriodSeconds(settings.roundPeriodSeconds())
        .bonuses(settings.bonuses())
        .bonusDefinitions(settings.bonusDefinitions())
        .commitments(settings.commitments())
        .revealPeriodSeconds(settings.revealPeriodSeconds())
        .adjustmentOver(settings.adjustmentOver())
        .largeStake(settings.largeStake())
        .largeWin(settings.largeWin())
        .approveVoidAfterResult(bool(settings.approveVoidAfterResult()))
        .approveAdjustment(bool(settings.approveAdjustment()))
        .approveWriteOff(bool(settings.approveWriteOff()))
        .approveRiskUnlock(bool(settings.approveRiskUnlock()))
        .approveLimitOverride(bool(settings.approveLimitOverride()))
        .approveUpgrade(bool(settings.approveUpgrade()))
        .schemaVersion(settings.schemaVersion())
        .behaviourVersion(settings.behaviourVersion());
    GenesisEncoder.CurrenciesEncoder rows = genesis.currenciesCount(settings.currencies().size());
    for (CurrencyEntry currency : settings.currencies()) {
      rows.next()
          .currency(currency.code())
          .minBet(currency.minBet())
          .minLiability(currency.minLiability())
          .minPayout(currency.minPayout())
          .decimals((short) currency.decimals());
    }
    List<LadderBand> bands = settings.customLadder();
    GenesisEncoder.CustomLadderEncoder ladder = genesis.customLadderCount(bands.size());
    for (LadderBand band : bands) {
      ladder.next().upper(band.upper()).step(band.step());
    }
    int length = MessageHeaderEncoder.ENCODED_LENGTH + genesis.encodedLength();
    return new UnsafeBuffer(buffer.byteArray(), 0, length);
  }

  private static Bool bool(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  /** What makes a Genesis unusable, in one sentence; null when nothing does. */
  static String problem(DirectBuffer genesis) {
    return EngineLimits.problem(decoder(genesis));
  }

  static EngineLimits limits(DirectBuffer genesis) {
    return EngineLimits.of(decoder(genesis));
  }

  /**
   * What differs between a journal's Genesis and one of the settings; empty when nothing does. The
   * versions do not count: those of the settings are for new journals, an Upgrade changes others.
   */
  static List<String> differences(DirectBuffer journal, DirectBuffer settings) {
    List<String> found = new ArrayList<>();
    for (RecordComponent limit : EngineLimits.class.getRecordComponents()) {
      if (!VERSIONS.contains(limit.getName())) {
        add(found, limit.getName(), value(limit, limits(journal)), value(limit, limits(settings)));
      }
    }
    add(found, "currencies", currencies(journal), currencies(settings));
    if (!prices(journal).equals(prices(settings))) {
      found.add("customLadder (the journal's has other prices than the settings')");
    }
    return found;
  }

  private static void add(List<String> found, String name, Object journal, Object settings) {
    if (!journal.equals(settings)) {
      found.add(name + " (journal " + journal + ", settings " + settings + ")");
    }
  }

  private static Object value(RecordComponent limit, EngineLimits limits) {
    try {
      return limit.getAccessor().invoke(limits);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> prices(DirectBuffer genesis) {
    GenesisDecoder decoder = decoder(genesis);
    EngineLimits.currencies(decoder);
    PriceLadder ladder = EngineLimits.customLadder(decoder);
    return IntStream.range(0, ladder.size()).mapToObj(ladder::price).toList();
  }

  private static String currencies(DirectBuffer genesis) {
    Currencies currencies = EngineLimits.currencies(decoder(genesis));
    return IntStream.range(0, currencies.size())
        .mapToObj(i -> code(currencies, i) + ":" + currencies.decimals(i) + least(currencies, i))
        .collect(Collectors.joining(" "));
  }

  private static String least(Currencies currencies, int i) {
    long bet = currencies.minBet(i);
    long payout = currencies.minPayout(i);
    long liability = currencies.leastSp(i, 1);
    String least = bet == 0 && payout == 0 ? "" : ":" + bet + ":" + payout;
    return least + (liability == 0 ? "" : ":SP" + liability);
  }

  private static String code(Currencies currencies, int i) {
    byte[] text = currencies.text();
    int letters = Currencies.CODE_LENGTH - 1;
    return new String(text, Currencies.at(i), letters, StandardCharsets.US_ASCII);
  }

  private static GenesisDecoder decoder(DirectBuffer genesis) {
    return new GenesisDecoder().wrapAndApplyHeader(genesis, 0, new MessageHeaderDecoder());
  }
}
