package io.croupier.protocol.schema;

import static java.util.stream.Collectors.groupingBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls generated codecs by name. */
final class Reflection {
  private static final Map<Class<?>, Map<String, List<Method>>> METHODS = new HashMap<>();

  private Reflection() {}

  static Object codec(String name) {
    try {
      return Class.forName("io.croupier.protocol." + name).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static boolean has(Object target, String name) {
    return !methods(target, name).isEmpty();
  }

  /** Calls the method of that name whose parameters take the arguments; numbers are narrowed. */
  static Object call(Object target, String name, Object... arguments) {
    for (Method method : methods(target, name)) {
      Object[] fitting = fit(method, arguments);
      if (fitting != null) {
        try {
          return method.invoke(target, fitting);
        } catch (IllegalAccessException | InvocationTargetException e) {
          throw new AssertionError(name, e);
        }
      }
    }
    throw new AssertionError(
        "No " + name + Arrays.toString(arguments) + " in " + target.getClass());
  }

  private static List<Method> methods(Object target, String name) {
    return METHODS
        .computeIfAbsent(
            target.getClass(),
            type -> Arrays.stream(type.getMethods()).collect(groupingBy(Method::getName)))
        .getOrDefault(name, List.of());
  }

  private static Object[] fit(Method method, Object[] arguments) {
    Class<?>[] parameters = method.getParameterTypes();
    if (parameters.length != arguments.length) {
      return null;
    }
    Object[] fitting = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      fitting[i] = fit(parameters[i], arguments[i]);
      if (fitting[i] == null) {
        return null;
      }
    }
    return fitting;
  }

  private static Object fit(Class<?> parameter, Object argument) {
    if (!(argument instanceof Number number)) {
      boolean flag = parameter == boolean.class && argument instanceof Boolean;
      return flag || parameter.isInstance(argument) ? argument : null;
    } else if (parameter == long.class) {
      return number.longValue();
    } else if (parameter == int.class) {
      return number.intValue();
    } else if (parameter == short.class) {
      return number.shortValue();
    }
    return parameter == byte.class ? (Object) number.byteValue() : null;
  }
}
