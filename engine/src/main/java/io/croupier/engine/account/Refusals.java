package io.croupier.engine.account;

import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.ledger.Money;
import io.croupier.engine.ledger.Transactions;
import io.croupier.engine.outcome.Outcomes;
import io.croupier.protocol.Bool;
import io.croupier.protocol.Field;
import io.croupier.protocol.RefusalReason;

/**
 * Refuses the command at hand. A handler chains its guards with {@code ||} in the order of
 * precedence; the first whose condition holds writes the refusal and ends the chain.
 *
 * <p>Owned by the engine thread.
 */
public final class Refusals {
  /** Has many transaction ids that are refused together. */
  @FunctionalInterface
  public interface RefusedList {
    /** Remembers a refusal under each of them. */
    void refuse(RefusalReason reason, Field field, long concerns, int instruction);
  }

  private final Outcomes outcomes;
  private final Transactions transactions;
  private transient int templateId;
  private transient boolean remember;
  private transient RefusedList list;
  private transient boolean rows;
  private transient int instruction;
  private transient boolean refused;

  public Refusals(Outcomes outcomes, Transactions transactions) {
    this.outcomes = outcomes;
    this.transactions = transactions;
  }

  /** Begins a command, or a query. */
  public void begin(int templateId) {
    this.templateId = templateId;
    remember = false;
    list = null;
    rows = false;
    instruction = 0;
    refused = false;
  }

  /** The command is answered already: from now on only instructions of it are refused. */
  public void asRows() {
    rows = true;
  }

  /** What follows is about one instruction of the command, numbered from 1. */
  public void instruction(int number) {
    instruction = number;
  }

  /** From now on refusals of the command are remembered under its transaction id, or not. */
  public void remember(boolean remember) {
    this.remember = remember;
  }

  /** From now on refusals of the command are remembered under all ids of a list. */
  public void remember(RefusedList list) {
    this.list = list;
  }

  /** Whether the command at hand was refused. */
  public boolean hasRefused() {
    return refused;
  }

  /** Refuses the command if the condition holds, and says whether it does. */
  public boolean when(boolean condition, RefusalReason reason, Field field, long concerns) {
    if (!condition) {
      return false;
    }
    if (remember && isRemembered(reason)) {
      transactions.refuse(reason, field, concerns, instruction, outcomes.sequence());
    } else if (list != null && isRemembered(reason)) {
      list.refuse(reason, field, concerns, instruction);
    }
    outcomes.refused(!rows, templateId, reason, field, concerns, instruction);
    refused = true;
    return true;
  }

  /** What was not judged, or only for the moment, may pass when the transaction is repeated. */
  private static boolean isRemembered(RefusalReason reason) {
    boolean first = reason.value() <= RefusalReason.WORK_PENDING.value();
    return !first && reason != RefusalReason.CAPACITY;
  }

  /** {@code INVALID_AMOUNT} unless the amount is in 1 to 2^53 - 1. */
  public boolean unlessAmount(long amount, Field field) {
    return when(!Money.isAmount(amount), RefusalReason.INVALID_AMOUNT, field, 0);
  }

  /** {@code INVALID_AMOUNT} when a yes or no is neither, nor left out. */
  public boolean unlessBool(Bool value) {
    return when(value == Bool.SBE_UNKNOWN, RefusalReason.INVALID_AMOUNT, Field.none, 0);
  }

  /** {@code CURRENCY_MISMATCH} when the currency is not in Genesis. */
  public boolean unknownCurrency(int currency) {
    return when(currency == Currencies.UNKNOWN, RefusalReason.CURRENCY_MISMATCH, Field.currency, 0);
  }

  /** {@code CAPACITY} when a limit of Genesis is reached. */
  public boolean capacity(boolean isFull) {
    return when(isFull, RefusalReason.CAPACITY, Field.none, 0);
  }
}
