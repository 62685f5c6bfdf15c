package com.taskip.quickbooks.quickbooks.fault;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Faults written as XML, which QuickBooks may do although JSON was asked for. */
final class XmlFaults {
  private static final XMLInputFactory FACTORY = harmless();

  private XmlFaults() {}

  /** Empty for HTML, for XML without a fault, and for what is not XML at all. */
  static Optional<FaultReport> in(byte[] body) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
      while (reader.hasNext()) {
        reader.next();
        if (reader.isStartElement() && reader.getLocalName().equals("Fault")) {
          return Optional.of(fault(reader));
        }
      }
      return Optional.empty();
    } catch (XMLStreamException e) {
      // A page of a load balancer: the caller goes by the status instead.
      return Optional.empty();
    }
  }

  private static FaultReport fault(XMLStreamReader reader) throws XMLStreamException {
    String type = reader.getAttributeValue(null, "type");
    List<Complaint> complaints = new ArrayList<>();
    while (!atEnd(reader, "Fault")) {
      reader.next();
      if (reader.isStartElement() && reader.getLocalName().equals("Error")) {
        complaints.add(complaint(reader));
      }
    }
    return new FaultReport(type == null ? "" : type, complaints);
  }

  private static Complaint complaint(XMLStreamReader reader) throws XMLStreamException {
    String code = reader.getAttributeValue(null, "code");
    String element = reader.getAttributeValue(null, "element");
    String message = null;
    String detail = null;
    while (!atEnd(reader, "Error")) {
      reader.next();
      if (reader.isStartElement()) {
        switch (reader.getLocalName()) {
          case "Message" -> message = reader.getElementText();
          case "Detail" -> detail = reader.getElementText();
          default -> {}
        }
      }
    }
    return Complaint.of(code, message, detail, element);
  }

  private static boolean atEnd(XMLStreamReader reader, String element) {
    return reader.isEndElement() && reader.getLocalName().equals(element);
  }

  private static XMLInputFactory harmless() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Nothing outside the body is ever fetched, and no entity can blow it up.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
