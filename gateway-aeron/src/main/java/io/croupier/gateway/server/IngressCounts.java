package io.croupier.gateway.server;

import java.util.concurrent.atomic.AtomicLongArray;

/** What ingress has counted since its start. Written by the ingress thread, read by any. */
public final class IngressCounts {
  private final AtomicLongArray counts = new AtomicLongArray(IngressCount.values().length);

  public long get(IngressCount count) {
    return counts.get(count.ordinal());
  }

  void increment(IngressCount count) {
    add(count, 1);
  }

  void add(IngressCount count, long more) {
    int i = count.ordinal();
    counts.lazySet(i, counts.getPlain(i) + more);
  }
}
