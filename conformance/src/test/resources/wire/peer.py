"""Servers and clients on Twisted, for the other end of our connections. Usage: peer.py serve|call KIND [ARGUMENT ...]"""
import hashlib
import sys

from twisted.internet import defer, endpoints, protocol, reactor, ssl
from twisted.internet.interfaces import IHalfCloseableProtocol
from twisted.protocols.basic import LineReceiver
from zope.interface import implementer


def say(*words):
    print(*words, flush=True)


def stop(*_):
    if reactor.running:
        reactor.stop()


class Echo(protocol.Protocol):
    def connectionMade(self):
        self.transport.registerProducer(self.transport, True)

    def dataReceived(self, data):
        self.transport.write(data)


class Lines(LineReceiver):
    def lineReceived(self, line):
        self.sendLine(line)


@implementer(IHalfCloseableProtocol)
class HalfClose(protocol.Protocol):
    def connectionMade(self):
        self.bytes, self.hash = 0, hashlib.sha256()

    def dataReceived(self, data):
        self.bytes += len(data)
        self.hash.update(data)

    def readConnectionLost(self):
        self.transport.write(b"%d %s\n" % (self.bytes, self.hash.hexdigest().encode()))
        self.transport.loseConnection()

    def writeConnectionLost(self):
        pass


class Close(protocol.Protocol):
    def connectionMade(self):
        self.transport.loseConnection()


class Reset(protocol.Protocol):
    def connectionMade(self):
        self.transport.abortConnection()


class DatagramEcho(protocol.DatagramProtocol):
    def datagramReceived(self, data, address):
        self.transport.write(data, address)


class PingPong(protocol.DatagramProtocol):
    def startProtocol(self):
        self.transport.joinGroup("228.0.0.5", "127.0.0.1")

    def datagramReceived(self, data, address):
        if data == b"Client: Ping":
            self.transport.write(b"Server: Pong", address)


def serve(kind, *arguments):
    here = "127.0.0.1"
    if kind == "udp":
        port = reactor.listenUDP(0, DatagramEcho(), here)
    elif kind == "multicast":
        port = reactor.listenMulticast(0, PingPong(), listenMultiple=True)
    else:
        classes = {"lines": Lines, "halfclose": HalfClose, "close": Close, "reset": Reset}
        factory = protocol.ServerFactory.forProtocol(classes.get(kind, Echo))
        if kind == "tls":
            context = ssl.DefaultOpenSSLContextFactory(arguments[0], arguments[0])
            port = reactor.listenSSL(0, factory, context, interface=here)
        elif kind == "unix":
            port = reactor.listenUNIX(arguments[0], factory, wantPID=True)
        else:
            port = reactor.listenTCP(0, factory, backlog=1024, interface=here)
    say("LISTENING", getattr(port.getHost(), "port", 0))


@implementer(IHalfCloseableProtocol)
class Talk(protocol.Protocol):
    """Sends bytes and wants as many back; or ends its sending and reads to the end."""

    def __init__(self, sent, half):
        self.sent, self.half, self.heard = sent, half, b""

    def connectionMade(self):
        self.transport.write(self.sent)
        if self.half:
            self.transport.loseWriteConnection()

    def dataReceived(self, data):
        self.heard += data
        if not self.half and len(self.heard) >= len(self.sent):
            self.transport.loseConnection()

    def readConnectionLost(self):
        self.transport.loseConnection()

    def writeConnectionLost(self):
        pass

    def connectionLost(self, reason):
        say("HEARD", self.heard.decode().replace("\r", "").strip())
        say("LOST", reason.type.__name__)
        stop()


class Download(protocol.Protocol):
    """Asks for bytes, reads nothing for a while, then counts what comes."""

    def connectionMade(self):
        self.bytes, self.hash = 0, hashlib.sha256()
        self.transport.write(b"GET %s\n" % sys.argv[4].encode())
        self.transport.pauseProducing()
        reactor.callLater(0.5, self.transport.resumeProducing)

    def dataReceived(self, data):
        self.bytes += len(data)
        self.hash.update(data)

    def connectionLost(self, reason):
        say("HEARD", self.bytes, self.hash.hexdigest())
        say("LOST", reason.type.__name__)
        stop()


class Many(protocol.Protocol):
    """One of many that are all connected before any says something."""

    waiting = 0
    done = 0
    together = []

    def connectionMade(self):
        Many.together.append(self)
        if len(Many.together) == Many.waiting:
            say("CONNECTED", len(Many.together))
            for each in list(Many.together):
                each.transport.write(b"x" * 100)
        self.heard = 0

    def dataReceived(self, data):
        self.heard += len(data)
        if self.heard == 100:
            self.transport.loseConnection()

    def connectionLost(self, reason):
        Many.done += 1
        if Many.done == Many.waiting:
            say("DONE", Many.done)
            stop()


class Ask(protocol.DatagramProtocol):
    def __init__(self, port, sent):
        self.port, self.sent = port, sent

    def startProtocol(self):
        self.transport.write(self.sent, ("127.0.0.1", self.port))

    def datagramReceived(self, data, address):
        say("HEARD", data.decode())
        stop()


def call(kind, where, *arguments):
    if kind == "udp":
        reactor.listenUDP(0, Ask(int(where), b"hello"), "127.0.0.1")
        return
    if kind == "many":
        Many.waiting = int(arguments[0])
        factory = protocol.ClientFactory.forProtocol(Many)
        for _ in range(Many.waiting):
            reactor.connectTCP("127.0.0.1", int(where), factory)
        return
    if kind == "unix":
        endpoint = endpoints.UNIXClientEndpoint(reactor, where)
    elif kind == "tls":
        with open(arguments[0]) as file:
            trust = ssl.trustRootFromCertificates([ssl.Certificate.loadPEM(file.read())])
        endpoint = endpoints.wrapClientTLS(
            ssl.optionsForClientTLS("localhost", trust),
            endpoints.TCP4ClientEndpoint(reactor, "127.0.0.1", int(where)))
    else:
        endpoint = endpoints.TCP4ClientEndpoint(reactor, "127.0.0.1", int(where))
    if kind == "download":
        talk = Download()
    elif kind == "halfclose":
        talk = Talk(b"hello", True)
    elif kind == "qotd":
        talk = Talk(b"", True)
    elif kind == "lines":
        talk = Talk(b"first\r\nsecond\r\n", False)
    else:
        talk = Talk(b"hello", False)
    endpoints.connectProtocol(endpoint, talk).addErrback(lambda failure: (say("FAILED", failure.value), stop()))


{"serve": serve, "call": call}[sys.argv[1]](*sys.argv[2:])
reactor.callLater(60, stop)
reactor.run()
