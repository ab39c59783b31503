package io.croupier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.exchange.PriceLadder;
import io.croupier.engine.ledger.Currencies;
import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.Bool;
import io.croupier.protocol.GenesisEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Every array and counter of the state is visited, so that none can be missing from a snapshot or a
 * hash. A field that is not state is {@code transient}.
 */
class StoreVisitorTest {
  private static final long MARK = 0x5EED;

  @Test
  void shouldVisitEveryArrayOfTheState() throws IllegalAccessException {
    Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    EngineState state = newState();
    state.accept(new Collector(visited));
    List<String> missed = new ArrayList<>();
    for (Object owner : stores(state)) {
      for (Field field : stateFields(owner)) {
        if (field.getType().isArray()
            && field.getType().getComponentType().isPrimitive()
            && !visited.contains(field.get(owner))) {
          missed.add(owner.getClass().getSimpleName() + "." + field.getName());
        }
      }
    }
    assertEquals(List.of(), missed);
  }

  @Test
  void shouldVisitEveryCounterOfTheState() throws IllegalAccessException {
    Set<String> missed = new TreeSet<>();
    for (Object owner : stores(newState())) {
      for (Field field : stateFields(owner)) {
        if (isCounter(field) && !changesTheHash(owner.getClass(), field)) {
          missed.add(owner.getClass().getSimpleName() + "." + field.getName());
        }
      }
    }
    assertEquals(Set.of(), missed);
  }

  @Test
  void shouldFindTheStoresThatItSpeaksOf() throws IllegalAccessException {
    assertTrue(stores(newState()).size() > 15);
  }

  private static boolean changesTheHash(Class<?> type, Field field) throws IllegalAccessException {
    EngineState state = newState();
    long before = state.hash(false);
    for (Object owner : stores(state)) {
      if (owner.getClass() == type) {
        mark(owner, field);
      }
    }
    return state.hash(false) != before;
  }

  private static void mark(Object owner, Field field) throws IllegalAccessException {
    if (field.getType() == long.class) {
      field.setLong(owner, MARK);
    } else if (field.getType() == boolean.class) {
      field.setBoolean(owner, !field.getBoolean(owner));
    } else if (field.getType() == int.class) {
      field.setInt(owner, field.getInt(owner) + 1);
    } else if (field.getType() == short.class) {
      field.setShort(owner, (short) 1);
    } else {
      field.setByte(owner, (byte) 1);
    }
  }

  private static boolean isCounter(Field field) {
    return field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers());
  }

  private static List<Field> stateFields(Object owner) {
    return Arrays.stream(owner.getClass().getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> !Modifier.isTransient(field.getModifiers()))
        .peek(field -> field.setAccessible(true))
        .toList();
  }

  /** Every object of the engine that can be reached from its state and is not a handler. */
  private static Set<Object> stores(EngineState state) throws IllegalAccessException {
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(state, found);
    found.remove(state);
    found.removeIf(store -> store instanceof RecordingSink);
    found.removeIf(store -> store.getClass().isRecord() || store.getClass().isEnum());
    found.removeIf(store -> store.getClass().getSimpleName().endsWith("Handler"));
    return found;
  }

  private static void collect(Object object, Set<Object> found) throws IllegalAccessException {
    if (object == null
        || !object.getClass().getName().startsWith("io.croupier.engine")
        || !found.add(object)) {
      return;
    }
    for (Field field : stateFields(object)) {
      if (!field.getType().isPrimitive() && !field.getType().isArray()) {
        collect(field.get(object), found);
      } else if (field.get(object) instanceof Object[] elements) {
        for (Object element : elements) {
          collect(element, found);
        }
      }
    }
  }

  private static EngineState newState() {
    GenesisEncoder genesis = new GenesisEncoder();
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    genesis.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    genesis
        .accounts(4)
        .wallets(0)
        .markets(3)
        .runners(0)
        .orders(9)
        .settledOrders(0)
        .sessions(0)
        .withdrawals(0)
        .rounds(0)
        .providers(2)
        .paymentProviders(2)
        .transactions(8)
        .gateways(2)
        .commandWindow(4)
        .workPerCommand(0)
        .outcomesPerCommand(0)
        .matchesPerCommand(0)
        .bookPages(0)
        .approvals(0)
        .bets(0)
        .betLegs(0)
        .selections(0)
        .deposits(0)
        .depositPeriodSeconds(0)
        .withdrawalPeriodSeconds(0)
        .largeDeposit(0)
        .largeWithdrawal(0)
        .forbidCancelInReview(Bool.NULL_VAL)
        .limits(0)
        .games(0)
        .dormantAfterDays(0)
        .bonuses(0)
        .bonusDefinitions(0)
        .commitments(0)
        .revealPeriodSeconds(0)
        .behaviourVersion(0);
    genesis.currenciesCount(0);
    genesis.customLadderCount(0);
    var decoder = new io.croupier.protocol.GenesisDecoder();
    decoder.wrapAndApplyHeader(buffer, 0, new io.croupier.protocol.MessageHeaderDecoder());
    EngineLimits limits = EngineLimits.of(decoder);
    Currencies currencies = EngineLimits.currencies(decoder);
    PriceLadder custom = EngineLimits.customLadder(decoder);
    return new EngineState(limits, currencies, custom, new RecordingSink());
  }

  private record Collector(Set<Object> visited) implements StoreVisitor {
    @Override
    public void store(String name, boolean effect) {}

    @Override
    public long value(String field, int since, long value) {
      return value;
    }

    @Override
    public void bytes(String field, int since, byte[] values, int from, int to) {
      visited.add(values);
    }

    @Override
    public void shorts(String field, int since, short[] values, int from, int to) {
      visited.add(values);
    }

    @Override
    public void ints(String field, int since, int[] values, int from, int to) {
      visited.add(values);
    }

    @Override
    public void longs(String field, int since, long[] values, int from, int to) {
      visited.add(values);
    }
  }
}
