package io.croupier.testkit.payment;

import static io.croupier.testkit.orders.Orders.LENGTH;
import static io.croupier.testkit.payment.Message.APPROVE;
import static io.croupier.testkit.payment.Message.APPROVE_ALL;
import static io.croupier.testkit.payment.Message.APPROVE_BOBS;
import static io.croupier.testkit.payment.Message.CANCEL;
import static io.croupier.testkit.payment.Message.CANCEL_BOBS;
import static io.croupier.testkit.payment.Message.CHARGE_BACK;
import static io.croupier.testkit.payment.Message.CHARGE_BOB;
import static io.croupier.testkit.payment.Message.CHARGE_ELSEWHERE;
import static io.croupier.testkit.payment.Message.CHARGE_IN_EURO;
import static io.croupier.testkit.payment.Message.CHARGE_REST;
import static io.croupier.testkit.payment.Message.CLOSE;
import static io.croupier.testkit.payment.Message.CLOSE_SESSION;
import static io.croupier.testkit.payment.Message.COMPLETE;
import static io.croupier.testkit.payment.Message.COMPLETE_BOBS;
import static io.croupier.testkit.payment.Message.CONFIRM;
import static io.croupier.testkit.payment.Message.CONFIRM_AGAIN;
import static io.croupier.testkit.payment.Message.CONFIRM_ELSEWHERE;
import static io.croupier.testkit.payment.Message.CONFIRM_FOR_BOB;
import static io.croupier.testkit.payment.Message.CONFIRM_IN_EURO;
import static io.croupier.testkit.payment.Message.CONFIRM_MORE;
import static io.croupier.testkit.payment.Message.CONFIRM_NOTHING;
import static io.croupier.testkit.payment.Message.EXCLUDE;
import static io.croupier.testkit.payment.Message.FAIL;
import static io.croupier.testkit.payment.Message.FAIL_BOBS_DEPOSIT;
import static io.croupier.testkit.payment.Message.FAIL_DEPOSIT;
import static io.croupier.testkit.payment.Message.LATER;
import static io.croupier.testkit.payment.Message.LIMIT;
import static io.croupier.testkit.payment.Message.LOCK;
import static io.croupier.testkit.payment.Message.REJECT;
import static io.croupier.testkit.payment.Message.REQUEST;
import static io.croupier.testkit.payment.Message.REQUEST_DEPOSIT;
import static io.croupier.testkit.payment.Message.REQUEST_ELSEWHERE;
import static io.croupier.testkit.payment.Message.REQUEST_IN_EURO;
import static io.croupier.testkit.payment.Message.REQUEST_OF_BOB;
import static io.croupier.testkit.payment.Message.RETURN;
import static io.croupier.testkit.payment.Message.RETURN_BOBS;
import static io.croupier.testkit.payment.Message.REVIEW;
import static io.croupier.testkit.payment.Message.START;
import static io.croupier.testkit.payment.Message.SWITCH_OFF;
import static io.croupier.testkit.payment.Message.TIME_OUT;
import static io.croupier.testkit.payment.Message.UNREQUESTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.testkit.orders.Orders;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Engine and model in every order of the messages of one deposit, and of one withdrawal. */
class PermutationTest {
  private static final List<Message> NONE = List.of();
  private static final List<Message> BETWEEN =
      List.of(LOCK, CLOSE, SWITCH_OFF, CLOSE_SESSION, EXCLUDE, TIME_OUT, LIMIT);

  private static final List<Message> OF_DEPOSIT =
      List.of(REQUEST_DEPOSIT, CONFIRM, CONFIRM_AGAIN, FAIL_DEPOSIT, CHARGE_BACK, LATER);
  private static final List<Message> OF_WITHDRAWAL =
      List.of(REQUEST, REVIEW, APPROVE, REJECT, CANCEL, START, COMPLETE, FAIL, RETURN, LATER);

  private static Orders<Message> orders(List<Message> messages, List<Message> between) {
    return new Orders<>(new PaymentMessenger(), messages, between);
  }

  @Test
  void shouldAgreeInEveryOrderOfFiveMessagesOfADeposit() {
    Orders<Message> orders = orders(OF_DEPOSIT, NONE);
    orders.run("Deposit", Start.with(), LENGTH);
    assertEquals(Set.of("PENDING", "FAILED"), orders.states());
    Set<String> refusals =
        Set.of(
            "ACCOUNT_LOCKED",
            "CAPACITY",
            "INVALID_TRANSITION",
            "TRANSACTION_NOT_FOUND",
            "UNKNOWN_DEPOSIT");
    assertEquals(refusals, orders.refusals());
  }

  @Test
  void shouldAgreeInEveryOrderOfAllMessagesOfAWithdrawal() {
    Orders<Message> orders = orders(OF_WITHDRAWAL, NONE);
    orders.run("Withdrawal", Start.with(), LENGTH);
    orders.run("Withdrawal that is requested", Start.with(REQUEST), LENGTH - 2);
    Set<String> states =
        Set.of("REQUESTED", "IN_REVIEW", "APPROVED", "PAYING", "PAID", "REJECTED", "CANCELLED");
    assertTrue(orders.states().containsAll(states), orders.states()::toString);
    assertTrue(orders.states().contains("FAILED"), orders.states()::toString);
  }

  @Test
  void shouldAgreeInEveryOrderOfFiveCallbacksOfAWithdrawal() {
    List<Message> callbacks = List.of(REQUEST, APPROVE, START, COMPLETE, FAIL);
    orders(callbacks, NONE).run("Callbacks", Start.with(), LENGTH);
    List<Message> endings = List.of(REJECT, COMPLETE, FAIL, RETURN, LATER);
    orders(endings, NONE).run("Endings", Start.with(REQUEST, APPROVE), LENGTH);
    List<Message> beginnings = List.of(REQUEST, REVIEW, APPROVE, CANCEL, LATER);
    orders(beginnings, NONE).run("Beginnings", Start.with(), LENGTH);
  }

  @Test
  void shouldAgreeWhenALockAnExclusionOrALimitComesBetweenAnyTwo() {
    Orders<Message> deposits = orders(OF_DEPOSIT, BETWEEN);
    deposits.run("Deposit and what comes between", Start.with(), LENGTH);
    Orders<Message> withdrawals = orders(OF_WITHDRAWAL, BETWEEN);
    withdrawals.run("Withdrawal and what comes between", Start.with(), LENGTH);
    assertTrue(deposits.refusals().contains("ACCOUNT_CLOSED"), deposits.refusals()::toString);
    Set<String> blocks = Set.of("DEPOSIT_OFF", "SELF_EXCLUDED", "TIMED_OUT", "DEPOSIT_LIMIT");
    assertTrue(deposits.refusals().containsAll(blocks), deposits.refusals()::toString);
    assertTrue(withdrawals.refusals().contains("WITHDRAWAL_OFF"));
  }

  @Test
  void shouldAgreeWhenEachIdIsAnothers() {
    List<Message> deposits =
        List.of(
            UNREQUESTED,
            CONFIRM_FOR_BOB,
            CONFIRM_IN_EURO,
            CONFIRM_ELSEWHERE,
            CONFIRM_MORE,
            CONFIRM_NOTHING,
            FAIL_BOBS_DEPOSIT,
            CHARGE_BOB,
            CHARGE_IN_EURO,
            CHARGE_ELSEWHERE,
            CHARGE_REST);
    Orders<Message> foreign = orders(both(OF_DEPOSIT, deposits), NONE);
    foreign.run("Others' deposits", Start.with(), LENGTH - 2);
    foreign.run("Others' requests", Start.with(REQUEST_DEPOSIT), LENGTH - 2);
    List<Message> withdrawals =
        List.of(
            APPROVE_ALL,
            REQUEST_OF_BOB,
            REQUEST_IN_EURO,
            REQUEST_ELSEWHERE,
            APPROVE_BOBS,
            CANCEL_BOBS,
            COMPLETE_BOBS,
            RETURN_BOBS);
    Orders<Message> stranger = orders(both(OF_WITHDRAWAL, withdrawals), NONE);
    stranger.run("Others' withdrawals", Start.with(REQUEST), LENGTH - 2);
    Set<String> all = Set.of("NOT_OWNER", "TRANSACTION_MISMATCH", "INVALID_AMOUNT");
    assertTrue(foreign.refusals().containsAll(all), foreign.refusals()::toString);
    assertTrue(foreign.refusals().contains("CURRENCY_MISMATCH"), foreign.refusals()::toString);
    assertTrue(stranger.refusals().contains("NOT_OWNER"), stranger.refusals()::toString);
  }

  private static List<Message> both(List<Message> one, List<Message> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
