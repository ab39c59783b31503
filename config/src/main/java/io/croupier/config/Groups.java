package io.croupier.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;

/** The groups { ... } of a configuration and what stands in them. */
final class Groups {
  private Groups() {}

  /** The names of all groups, outer ones first. */
  static List<String> in(ConfigObject root) {
    List<String> names = new ArrayList<>();
    gather(root, "", names);
    return names;
  }

  private static void gather(ConfigObject group, String prefix, List<String> names) {
    group.forEach(
        (key, value) -> {
          if (value instanceof ConfigObject inner) {
            names.add(prefix + key);
            gather(inner, prefix + key + ".", names);
          }
        });
  }

  /** The value under a key, also a null that was written; null where nothing was written. */
  static ConfigValue value(ConfigObject root, String key) {
    ConfigValue value = root;
    for (String part : ConfigUtil.splitPath(key)) {
      value = value instanceof ConfigObject group ? group.get(part) : null;
    }
    return value;
  }
}
