package com.taskip.quickbooks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which TCP ports of this machine are to be had. */
final class Ports {

  private Ports() {}

  /** The wanted port, or any free one for 0; refuses when somebody listens on it already. */
  static int claim(int wanted, String setting) {
    if (wanted == 0) {
      return free();
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(wanted));
      return wanted;
    } catch (IOException taken) {
      throw LocalRefusal.portTaken(wanted, setting);
    }
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
