package io.croupier.protocol.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls generated codecs by name. */
final class Reflection {
  private Reflection() {}

  static Object codec(String name) {
    try {
      return Class.forName("io.croupier.protocol." + name).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static boolean has(Object target, String name) {
    return Arrays.stream(target.getClass().getMethods()).anyMatch(m -> m.getName().equals(name));
  }

  /** Calls the method of that name whose parameters take the arguments; numbers are narrowed. */
  static Object call(Object target, String name, Object... arguments) {
    for (Method method : target.getClass().getMethods()) {
      Object[] fitting = fit(method, name, arguments);
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

  private static Object[] fit(Method method, String name, Object[] arguments) {
    Class<?>[] parameters = method.getParameterTypes();
    if (!method.getName().equals(name) || parameters.length != arguments.length) {
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
