package io.jenkins.plugins.bitbucketremoveuser.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that never leaves this machine, whatever it is asked for. Remembers what it could read. */
final class RecordingProxy implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int tunnelTo;
    private final String[] answers;

    /** @param answers status lines, perhaps with headers, for one connection after the other; the last one again */
    RecordingProxy(String... answers) throws IOException {
        this(0, answers);
    }

    /** @param tunnelTo the port on this machine that every tunnel leads to; 0 for a dead end */
    RecordingProxy(int tunnelTo, String... answers) throws IOException {
        this.tunnelTo = tunnelTo;
        this.answers = answers.clone();
        threads.execute(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heads() {
        return heads;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                serve(connection);
            } catch (IOException e) {
                // the client went away, or the test is over
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        heads.add(head(connection.getInputStream()));
        String answer = answers[Math.min(heads.size(), answers.length) - 1];
        boolean open = tunnelTo != 0 && answer.startsWith("200");
        String rest = open ? "\r\n\r\n" : "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        connection.getOutputStream().write(("HTTP/1.1 " + answer + rest).getBytes(StandardCharsets.ISO_8859_1));
        if (open) {
            try (Socket target = new Socket(InetAddress.getLoopbackAddress(), tunnelTo)) {
                threads.execute(() -> copy(target, connection));
                copy(connection, target);
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            // one side is done
        }
    }

    /** Byte by byte, since what follows belongs to the tunnel. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
