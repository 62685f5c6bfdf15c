package com.taskip.quickbooks.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks TLS in front of a server on this machine that does not. */
final class TlsFront implements AutoCloseable {

  /** What PostgreSQL's clients send before they speak TLS, and the answer "yes". */
  private static final int SSL_REQUEST_BYTES = 8;

  private static final int YES = 'S';

  private final ServerSocket listener;
  private final int behind;
  private final SSLContext tls;
  private final boolean asks;
  private final AtomicInteger connections = new AtomicInteger();

  private TlsFront(ServerSocket listener, int behind, SSLContext tls, boolean asks) {
    this.listener = listener;
    this.behind = behind;
    this.tls = tls;
    this.asks = asks;
  }

  static TlsFront before(int port, SSLContext tls) throws IOException {
    return start(port, tls, false);
  }

  /** PostgreSQL's clients ask in the clear whether they may speak TLS. */
  static TlsFront beforePostgres(int port, SSLContext tls) throws IOException {
    return start(port, tls, true);
  }

  private static TlsFront start(int port, SSLContext tls, boolean asks) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    TlsFront front = new TlsFront(listener, port, tls, asks);
    Thread.ofPlatform().daemon().name("tls-front-" + port).start(front::listen);
    return front;
  }

  int port() {
    return listener.getLocalPort();
  }

  String address() {
    return "https://localhost:" + port();
  }

  /** How many clients came and spoke TLS. */
  int connections() {
    return connections.get();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      if (asks) {
        client.getInputStream().readNBytes(SSL_REQUEST_BYTES);
        client.getOutputStream().write(YES);
      }
      try (SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true)) {
        secured.setUseClientMode(false);
        secured.startHandshake();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> pass(secured, server));
        pass(server, secured);
      }
    } catch (IOException ended) {
      // Whoever sees a broken connection sees what a network does.
    }
  }

  /** Until either side ends; then both do. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      input.transferTo(output);
    } catch (IOException ended) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
