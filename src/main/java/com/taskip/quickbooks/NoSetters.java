package com.taskip.quickbooks;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.reflect.Method;
import org.hibernate.internal.util.ReflectHelper;

/**
 * Tells Hibernate in the native function what it would find out at every start by going through all
 * methods of an entity for each of its fields, while everything else waits for it: our entities
 * have fields and no setters (a rule of the architecture's test).
 *
 * <p>A native build fails when the method that is replaced here is no longer there.
 */
@TargetClass(ReflectHelper.class)
final class NoSetters {

  private NoSetters() {}

  @Substitute
  public static Method setterMethodOrNull(
      Class<?> containerClass, String propertyName, Class<?> propertyType) {
    return null;
  }
}
