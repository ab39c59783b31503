package io.croupier.demo.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.demo.payment.PaymentReport.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {
  private static final long LATER = Long.MAX_VALUE;
  private static final PaymentOrder ORDER = new PaymentOrder(7, 3, 1_000, "GBP");

  @Test
  void shouldReportEachOrderOnceWhereItIsHonest() {
    SimulatedProvider provider = provider(new Temper(10, 0, 0, 0, 0));
    provider.collect(ORDER, 0);
    assertEquals(List.of(Kind.COLLECTED), kinds(provider));
    provider.pay(ORDER, 0);
    assertEquals(List.of(Kind.PAYING, Kind.PAID), kinds(provider));
  }

  @Test
  void shouldReportFailures() {
    SimulatedProvider provider = provider(new Temper(10, 1, 0, 0, 0));
    provider.collect(ORDER, 0);
    assertEquals(List.of(Kind.NOT_COLLECTED), kinds(provider));
    provider.pay(ORDER, 0);
    assertEquals(List.of(Kind.PAYING, Kind.NOT_PAID), kinds(provider));
  }

  @Test
  void shouldContradictItself() {
    SimulatedProvider provider = provider(new Temper(10, 0, 0, 1, 0));
    provider.pay(ORDER, 0);
    assertEquals(List.of(Kind.PAYING, Kind.PAID, Kind.NOT_PAID), kinds(provider));
    provider.collect(ORDER, 0);
    assertEquals(List.of(Kind.COLLECTED, Kind.NOT_COLLECTED), kinds(provider));
  }

  @Test
  void shouldReportTheSameMovementWithTheSameIdAndAReturnWithAnother() {
    SimulatedProvider provider = provider(new Temper(10, 0, 1, 0, 1));
    provider.pay(ORDER, 0);
    List<PaymentReport> reports = reports(provider);
    assertEquals(12, reports.size(), "three kinds, each and three more times");
    assertEquals(1, ids(reports, Kind.PAID).size());
    assertEquals(1, ids(reports, Kind.RETURNED).size());
    assertNotEquals(ids(reports, Kind.PAID), ids(reports, Kind.RETURNED));
  }

  @Test
  void shouldReportNothingBeforeItIsDueAndNothingOnceItIsStuck() {
    SimulatedProvider provider = provider(new Temper(10, 0, 0, 0, 0));
    provider.collect(ORDER, 0);
    assertNull(provider.next(0));
    provider.stick();
    assertNull(provider.next(LATER));
  }

  @Test
  void shouldTakeNoLongerThanItsSlowest() {
    SimulatedProvider provider = provider(new Temper(10, 0, 0, 0, 0));
    provider.collect(ORDER, 0);
    assertEquals(Kind.COLLECTED, provider.next(10_000_000).kind());
  }

  @Test
  void shouldDoTheSameForTheSameSeed() {
    List<PaymentReport> first = reports(busy(5));
    assertEquals(first, reports(busy(5)));
    assertNotEquals(first, reports(busy(6)));
  }

  @Test
  void shouldRefuseATemperThatMakesNoSense() {
    assertSaid("--slow", () -> new Temper(0, 0, 0, 0, 0));
    assertSaid("--failing", () -> new Temper(1, 1.1, 0, 0, 0));
    assertSaid("--repeating", () -> new Temper(1, 0, -0.1, 0, 0));
    assertSaid("--contradicting", () -> new Temper(1, 0, 0, Double.NaN, 0));
    assertSaid("--returning", () -> new Temper(1, 0, 0, 0, 2));
  }

  private static void assertSaid(String option, Runnable wrong) {
    String sentence = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(sentence.startsWith(option), sentence);
  }

  private static SimulatedProvider busy(long seed) {
    SimulatedProvider provider = new SimulatedProvider(1, 1, Temper.USUAL, seed);
    for (int i = 1; i <= 100; i++) {
      provider.pay(new PaymentOrder(i, 3, i, "GBP"), 0);
    }
    return provider;
  }

  private static SimulatedProvider provider(Temper temper) {
    return new SimulatedProvider(1, 1, temper, 1);
  }

  private static Set<String> ids(List<PaymentReport> reports, Kind kind) {
    return reports.stream()
        .filter(report -> report.kind() == kind)
        .map(PaymentReport::transactionId)
        .collect(Collectors.toSet());
  }

  private static List<Kind> kinds(SimulatedProvider provider) {
    return reports(provider).stream().map(PaymentReport::kind).toList();
  }

  private static List<PaymentReport> reports(SimulatedProvider provider) {
    List<PaymentReport> reports = new ArrayList<>();
    for (PaymentReport r = provider.next(LATER); r != null; r = provider.next(LATER)) {
      reports.add(r);
    }
    return reports;
  }
}
