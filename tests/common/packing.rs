//! Making the files: archives, books, and office documents around their text.

use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A ZIP archive of these files, the first of them uncompressed as books and `OpenDocument` want it.
pub(crate) fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, content)) in files.iter().enumerate() {
        let method = if at == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).expect("a file");
        zip.write_all(content.as_bytes()).expect("its content");
    }
    zip.finish().expect("an archive").into_inner()
}

/// A book of EPUB 3, document by document.
#[derive(Default)]
pub(crate) struct Book {
    /// What stands in `<metadata>`.
    pub(crate) metadata: &'static str,
    /// The names of the documents and what stands in their `<body>`.
    pub(crate) documents: Vec<(&'static str, String)>,
    /// The list in the navigation document, if there is one.
    pub(crate) navigation: Option<&'static str>,
    /// What stands in the `<navMap>` of an NCX, if there is one.
    pub(crate) ncx: Option<&'static str>,
    /// More files.
    pub(crate) more: Vec<(&'static str, String)>,
}

pub(crate) const CONTAINER: &str = "<?xml version='1.0'?><container><rootfiles><rootfile \
    full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

impl Book {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut manifest = String::new();
        let mut spine = String::new();
        let mut files = vec![
            ("mimetype".to_owned(), "application/epub+zip".to_owned()),
            ("META-INF/container.xml".to_owned(), CONTAINER.to_owned()),
        ];
        for (at, (name, body)) in self.documents.iter().enumerate() {
            let reference = name.replace(' ', "%20");
            manifest.extend([format!(
                "<item id='d{at}' href='{reference}' media-type='application/xhtml+xml'/>"
            )]);
            spine.extend([format!("<itemref idref='d{at}'/>")]);
            files.push((format!("OEBPS/{name}"), document(body)));
        }
        if let Some(list) = self.navigation {
            manifest += "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' \
                         properties='nav'/>";
            spine = "<itemref idref='nav'/>".to_owned() + &spine;
            let nav = format!("<h1>In this book</h1><nav epub:type='toc'><ol>{list}</ol></nav>");
            files.push(("OEBPS/nav.xhtml".to_owned(), document(&nav)));
        }
        if let Some(points) = self.ncx {
            manifest += "<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/>";
            let ncx = format!(
                "<?xml version='1.0'?><ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'>\
                 <docTitle><text>Not a chapter</text></docTitle><navMap>{points}</navMap></ncx>"
            );
            files.push(("OEBPS/toc.ncx".to_owned(), ncx));
        }
        let package = format!(
            "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf' version='3.0'>\
             <metadata xmlns:dc='http://purl.org/dc/elements/1.1/' \
             xmlns:opf='http://www.idpf.org/2007/opf'>{}</metadata>\
             <manifest>{manifest}</manifest><spine toc='ncx'>{spine}</spine></package>",
            self.metadata
        );
        files.push(("OEBPS/book.opf".to_owned(), package));
        files.extend(self.more.iter().map(|(name, content)| ((*name).to_owned(), content.clone())));
        let files: Vec<_> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
        packed(&files)
    }
}

fn document(body: &str) -> String {
    format!(
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml' \
         xmlns:epub='http://www.idpf.org/2007/ops'><head><title/></head><body>{body}</body></html>"
    )
}

/// A DOCX: what stands in its `<w:body>`, and more parts by their kinds (`styles`, `footnotes` …).
pub(crate) fn docx(body: &str, parts: &[(&str, &str)], core: &str) -> Vec<u8> {
    const NAMES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
        xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
        xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'";
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships><Relationship Id='r1' Type='{KIND}/officeDocument' \
                 Target='word/document.xml'/><Relationship Id='r2' Type='{KIND}/metadata/core-properties' \
                 Target='docProps/core.xml'/></Relationships>"
            ),
        ),
        (
            "word/document.xml".to_owned(),
            format!(
                "<?xml version='1.0'?><w:document {NAMES}><w:body>{body}</w:body></w:document>"
            ),
        ),
        (
            "docProps/core.xml".to_owned(),
            format!("<cp:coreProperties xmlns:dc='d' xmlns:cp='c'>{core}</cp:coreProperties>"),
        ),
    ];
    let mut relations = format!(
        "<Relationship Id='web' Type='{KIND}/hyperlink' Target='https://example.org/minutes' \
         TargetMode='External'/>"
    );
    for (kind, content) in parts {
        let relation =
            format!("<Relationship Id='{kind}' Type='{KIND}/{kind}' Target='{kind}.xml'/>");
        relations.push_str(&relation);
        files.push((format!("word/{kind}.xml"), format!("<w:{kind} {NAMES}>{content}</w:{kind}>")));
    }
    files.push((
        "word/_rels/document.xml.rels".to_owned(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    let files: Vec<_> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
    packed(&files)
}

/// An ODT: what stands in its `<office:text>`, its automatic styles, and its metadata.
pub(crate) fn odt(text: &str, styles: &str, meta: &str) -> Vec<u8> {
    const NAMES: &str = "xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:table='b' \
        xmlns:draw='d' xmlns:xlink='x' xmlns:dc='c' xmlns:meta='m' xmlns:svg='v'";
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest='m'/>"),
        (
            "content.xml",
            &format!(
                "<?xml version='1.0'?><office:document-content {NAMES}><office:automatic-styles>\
                 {styles}</office:automatic-styles><office:body><office:text>{text}</office:text>\
                 </office:body></office:document-content>"
            ),
        ),
        (
            "meta.xml",
            &format!(
                "<office:document-meta {NAMES}><office:meta>{meta}</office:meta>\
                 </office:document-meta>"
            ),
        ),
    ])
}
