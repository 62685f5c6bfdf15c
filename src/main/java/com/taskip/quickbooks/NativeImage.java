package com.taskip.quickbooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * What a native image cannot see by itself, for it is named in configuration only: the TLS of
 * template.yaml's database, which trusts what Java trusts.
 */
@RegisterForReflection(targets = DefaultJavaSSLFactory.class)
final class NativeImage {

  private NativeImage() {}
}
