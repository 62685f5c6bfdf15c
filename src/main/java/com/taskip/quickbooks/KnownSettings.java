package com.taskip.quickbooks;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.configuration.NameIterator;
import io.quarkus.runtime.configuration.PropertiesUtil;
import io.smallrye.config.common.utils.StringUtil;
import java.util.Locale;

/**
 * Spares the native function the question whether each of Quarkus' settings is known, for those
 * that were built into it: they are the same at every start, and each start on the JVM has asked.
 * What comes from outside, by a variable or a system property, is still asked about, and a property
 * that nobody knows is named in the log.
 *
 * <p>A native build fails when the methods that are named here are no longer there.
 */
@TargetClass(className = "io.quarkus.runtime.generated.Config")
final class KnownSettings {

  private KnownSettings() {}

  @Substitute
  private static boolean isMapped(NameIterator name) {
    if (!Outside.sets(name.getName())) {
      return true;
    }
    if (!name.hasNext() || !PropertiesUtil.isMapped(name, "quarkus")) {
      return false;
    }
    name.next();
    return isMapped$quarkus(name);
  }

  @Alias
  private static native boolean isMapped$quarkus(NameIterator name);

  /** What a start is given that the build did not know. */
  private static final class Outside {
    private Outside() {}

    static boolean sets(String name) {
      String variable =
          StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT);
      return System.getenv().containsKey(variable) || System.getProperty(name) != null;
    }
  }
}
