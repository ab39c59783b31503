package io.croupier.engine.account;

import static io.croupier.protocol.RefusalReason.INVALID_AMOUNT;
import static io.croupier.protocol.RefusalReason.NO_CHANGE;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.Bool;
import io.croupier.protocol.DefineProfileDecoder;
import io.croupier.protocol.Field;
import io.croupier.protocol.ProfileChangedEncoder;
import io.croupier.protocol.QueryProfileDecoder;

/** DefineProfile. Rules: docs/rules.md, Profiles. */
public final class ProfileHandler {
  private final Profiles profiles;
  private final Currencies currencies;
  private final Refusals refusals;
  private final Outcomes outcomes;

  public ProfileHandler(
      Profiles profiles, Currencies currencies, Refusals refusals, Outcomes outcomes) {
    this.profiles = profiles;
    this.currencies = currencies;
    this.refusals = refusals;
    this.outcomes = outcomes;
  }

  /** Replaces what a profile asks for. */
  public void onDefineProfile(DefineProfileDecoder command) {
    int profile = command.profile();
    int after = flags(command);
    int count = command.stakeCaps().count();
    boolean tooMany = count > Profiles.MAX_CAPS;
    int multiplier = command.maxMultiplier();
    boolean badMultiplier = multiplier < 0 || multiplier > Profiles.HIGHEST_MULTIPLIER;
    if (isNoProfile(profile)
        || refusals.when(badMultiplier, INVALID_AMOUNT, Field.multiplier, 0)
        || refusals.when(tooMany, INVALID_AMOUNT, Field.stakeCaps, 0)
        || hasBadCap(command)
        || refusals.unlessBool(command.verifyBets())
        || refusals.unlessBool(command.verifyOrders())
        || refusals.unlessBool(command.verifyWithdrawals())
        || refusals.unlessBool(command.keepReviewed())
        || refusals.unlessBool(command.bonusFirst())
        || refusals.unlessBool(command.withdrawalForfeits())
        || hasUnknownCurrency(command)
        || refusals.when(isSame(command, profile, after, count), NO_CHANGE, Field.none, 0)) {
      return;
    }
    // Nothing below this line may refuse.
    ProfileChangedEncoder changed =
        outcomes.answer(0).profileChanged(profiles.capCount(profile), count);
    changed
        .actorId(command.header().actorId())
        .reasonCode(command.header().reasonCode())
        .profile((short) profile)
        .actorKind(command.header().actorKind());
    reportBefore(changed, profile);
    profiles.define(profile, after, multiplier);
    for (DefineProfileDecoder.StakeCapsDecoder row = rows(command); row.hasNext(); ) {
      int currency = currency(row.next());
      profiles.addCap(profile, row.stakeCap(), currency, row.category(), row.stakeGroup());
    }
    reportAfter(changed, profile);
  }

  /** Answers with a profile. */
  public void onQueryProfile(QueryProfileDecoder query) {
    int profile = query.profile();
    if (isNoProfile(profile)) {
      return;
    }
    int count = profiles.capCount(profile);
    ProfileChangedEncoder changed = outcomes.answer(0).profileChanged(count, count);
    changed.profile((short) profile).actorKind(ActorKind.NULL_VAL);
    reportBefore(changed, profile);
    reportAfter(changed, profile);
  }

  private void reportBefore(ProfileChangedEncoder changed, int profile) {
    put(changed, ProfileChangedEncoder.beforeEncodingOffset(), profiles.flags(profile));
    changed.maxMultiplierBefore(profiles.maxMultiplier(profile));
    int count = profiles.capCount(profile);
    ProfileChangedEncoder.StakeCapsBeforeEncoder rows = changed.stakeCapsBeforeCount(count);
    for (int number = 0; number < count; number++) {
      rows.next()
          .stakeCap(profiles.cap(profile, number))
          .putCurrency(currencies.text(), Currencies.at(profiles.currency(profile, number)))
          .category(profiles.category(profile, number))
          .stakeGroup((short) profiles.group(profile, number));
    }
  }

  private void reportAfter(ProfileChangedEncoder changed, int profile) {
    put(changed, ProfileChangedEncoder.afterEncodingOffset(), profiles.flags(profile));
    changed.maxMultiplierAfter(profiles.maxMultiplier(profile));
    int count = profiles.capCount(profile);
    ProfileChangedEncoder.StakeCapsAfterEncoder rows = changed.stakeCapsAfterCount(count);
    for (int number = 0; number < count; number++) {
      rows.next()
          .stakeCap(profiles.cap(profile, number))
          .putCurrency(currencies.text(), Currencies.at(profiles.currency(profile, number)))
          .category(profiles.category(profile, number))
          .stakeGroup((short) profiles.group(profile, number));
    }
  }

  private boolean isNoProfile(int profile) {
    boolean none = profile < 1 || profile > Profiles.MAX_NUMBER;
    return refusals.when(none, INVALID_AMOUNT, Field.profile, 0);
  }

  private boolean hasBadCap(DefineProfileDecoder command) {
    for (DefineProfileDecoder.StakeCapsDecoder row = rows(command); row.hasNext(); ) {
      row.next();
      boolean badGroup = row.stakeGroup() > Profiles.MAX_NUMBER;
      if (refusals.unlessAmount(row.stakeCap(), Field.stakeCap)
          || refusals.when(badGroup, INVALID_AMOUNT, Field.stakeGroup, 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasUnknownCurrency(DefineProfileDecoder command) {
    for (DefineProfileDecoder.StakeCapsDecoder row = rows(command); row.hasNext(); ) {
      if (refusals.unknownCurrency(currency(row.next()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isSame(DefineProfileDecoder command, int profile, int after, int count) {
    if (after != profiles.flags(profile)
        || command.maxMultiplier() != profiles.maxMultiplier(profile)
        || count != profiles.capCount(profile)) {
      return false;
    }
    int number = 0;
    for (DefineProfileDecoder.StakeCapsDecoder row = rows(command); row.hasNext(); number++) {
      int currency = currency(row.next());
      boolean same =
          row.stakeCap() == profiles.cap(profile, number)
              && currency == profiles.currency(profile, number)
              && row.category() == profiles.category(profile, number)
              && row.stakeGroup() == profiles.group(profile, number);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** The number of the currency of a row; its bytes make up the code, the first one lowest. */
  private int currency(DefineProfileDecoder.StakeCapsDecoder row) {
    int code = 0;
    for (int i = Currencies.CODE_LENGTH - 1; i >= 0; i--) {
      code = code << Byte.SIZE | row.currency(i) & 0xFF;
    }
    return currencies.indexOf(code);
  }

  private static DefineProfileDecoder.StakeCapsDecoder rows(DefineProfileDecoder command) {
    return command.sbeRewind().stakeCaps();
  }

  private static int flags(DefineProfileDecoder command) {
    return flag(command.verifyBets(), Profiles.VERIFY_BETS)
        | flag(command.verifyOrders(), Profiles.VERIFY_ORDERS)
        | flag(command.verifyWithdrawals(), Profiles.VERIFY_WITHDRAWALS)
        | flag(command.keepReviewed(), Profiles.KEEP_REVIEWED)
        | flag(command.bonusFirst(), Profiles.BONUS_FIRST)
        | flag(command.withdrawalForfeits(), Profiles.WITHDRAWAL_FORFEITS);
  }

  private static int flag(Bool value, int flag) {
    return value == Bool.TRUE ? flag : 0;
  }

  private static void put(ProfileChangedEncoder changed, int at, int flags) {
    changed.buffer().putByte(changed.offset() + at, (byte) flags);
  }
}
