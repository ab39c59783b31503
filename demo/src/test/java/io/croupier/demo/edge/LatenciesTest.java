package io.croupier.demo.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void shouldAddUpWhatTwoProcessesHaveMeasured() {
    Latencies one = new Latencies();
    Latencies two = new Latencies();
    for (int i = 1; i <= 90; i++) {
      one.record(i);
    }
    for (int i = 91; i <= 100; i++) {
      two.record(i);
    }

    Latencies all = new Latencies();
    all.add(Latencies.parse(one.text()));
    all.add(Latencies.parse(two.text()));

    assertEquals(100, all.count());
    assertEquals(90, all.percentile(90));
    assertEquals(100, all.max());
  }

  @Test
  void shouldTakeATimeBeyondAllReasonAsTheLongestOne() {
    Latencies latencies = new Latencies();
    latencies.record(Long.MAX_VALUE);
    latencies.record(-1);

    assertEquals(2, latencies.count());
    assertEquals(0, latencies.percentile(50));
  }
}
