package io.croupier.demo.determinism;

import java.util.List;

/** Where the process thinks it is. */
enum Place {
  LONDON("en GB, London", "en", "GB", "Europe/London", "UTF-8"),
  KIRITIMATI("tr TR, Kiritimati", "tr", "TR", "Pacific/Kiritimati", "UTF-8"),
  ST_JOHNS("ar EG, St John's", "ar", "EG", "America/St_Johns", "ISO-8859-1");

  final String title;
  final List<String> flags;

  Place(String title, String language, String country, String zone, String encoding) {
    this.title = title;
    flags =
        List.of(
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.timezone=" + zone,
            "-Dfile.encoding=" + encoding);
  }
}
