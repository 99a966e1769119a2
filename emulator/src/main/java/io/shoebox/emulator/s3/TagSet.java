package io.shoebox.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The tags of an object as they are sent (S3 API Reference, "PutObjectTagging"; User Guide, "Object tagging"). */
final class TagSet {
    private static final int MOST_TAGS = 10;
    private static final int MOST_KEY = 128;
    private static final int MOST_VALUE = 256;
    /** Letters, digits, spaces and some signs. */
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private TagSet() {}

    /** What S3 does not take. */
    static final class InvalidTags extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Refusal refusal;

        private InvalidTags(Refusal refusal) {
            super(refusal.message());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** @throws InvalidTags if it is no tag set, or has too many, too long or doubled tags */
    static Map<String, String> read(byte[] xml) throws InvalidTags {
        var tags = new TreeMap<String, String>();
        NodeList all = root(xml).getElementsByTagName("Tag");
        for (int i = 0; i < all.getLength(); i++) {
            String key = child((Element) all.item(i), "Key");
            String value = child((Element) all.item(i), "Value");
            if (key.isEmpty() || !isText(key, MOST_KEY) || !isText(value, MOST_VALUE)) {
                throw new InvalidTags(Refusal.INVALID_TAG);
            }
            if (tags.put(key, value) != null) {
                throw new InvalidTags(Refusal.TAG_TWICE);
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw new InvalidTags(Refusal.TOO_MANY_TAGS);
        }
        return tags;
    }

    private static boolean isText(String text, int most) {
        return text.length() <= most && ALLOWED.matcher(text).matches();
    }

    private static Element root(byte[] xml) throws InvalidTags {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var builder = factory.newDocumentBuilder();
            // Else it prints what is wrong.
            builder.setErrorHandler(null);
            Element root = builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
            if (!root.getTagName().equals("Tagging")
                    || root.getElementsByTagName("TagSet").getLength() != 1) {
                throw new InvalidTags(Refusal.MALFORMED_XML);
            }
            return root;
        } catch (SAXException e) {
            throw new InvalidTags(Refusal.MALFORMED_XML);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the JDK's own parser reads from memory", e);
        }
    }

    private static String child(Element tag, String name) throws InvalidTags {
        NodeList found = tag.getElementsByTagName(name);
        if (found.getLength() != 1) {
            throw new InvalidTags(Refusal.MALFORMED_XML);
        }
        return found.item(0).getTextContent();
    }

    /** Of what was read by {@link #read}, in which nothing has to be escaped. */
    static String write(Map<String, String> tags) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>");
        new TreeMap<>(tags)
                .forEach((key, value) -> xml.append("<Tag><Key>")
                        .append(key)
                        .append("</Key><Value>")
                        .append(value)
                        .append("</Value></Tag>"));
        return xml.append("</TagSet></Tagging>").toString();
    }
}
