//! Homes of files, one contract for both: whole or not at all, and known by a place alone.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use store::files::{Bucket, Files, Place};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A folder that goes when the test does.
struct Folder(PathBuf);

impl Folder {
    fn of(test: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("guichet-store-{test}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A store of objects that speaks as much S3 as is asked of it, and keeps what it was asked.
#[derive(Clone, Default)]
struct Objects {
    kept: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Objects {
    async fn open(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let objects = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(objects.clone().answer(stream));
            }
        });
        address
    }

    async fn answer(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap_or(0) <= 2 {
                break;
            }
            head.push(line.trim().to_owned());
        }
        let Some((method, rest)) = head.first().and_then(|line| line.split_once(' ')) else { return };
        let path = rest.split(' ').next().unwrap_or_default();
        let (key, query) = path.split_once('?').unwrap_or((path, ""));
        self.asked.lock().expect("the list").push(format!("{method} {path}"));
        let length =
            head.iter().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        stream.read_exact(&mut body).await.expect("a body");
        let signed = ["X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Signature=", "X-Amz-Credential=desk%2F"];
        let (status, answer) = match (signed.iter().all(|part| query.contains(part)), method) {
            (false, _) => ("403 Forbidden", Vec::new()),
            (true, "PUT") => {
                self.kept.lock().expect("the objects").insert(key.to_owned(), body);
                ("200 OK", Vec::new())
            }
            (true, "GET") => match self.kept.lock().expect("the objects").get(key) {
                Some(object) => ("200 OK", object.clone()),
                None => ("404 Not Found", Vec::new()),
            },
            _ => {
                self.kept.lock().expect("the objects").remove(key);
                ("204 No Content", Vec::new())
            }
        };
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", answer.len());
        let _ = stream.write_all(&[head.as_bytes(), &answer].concat()).await;
        let _ = stream.shutdown().await;
    }
}

async fn written(files: &Files, id: [u8; 16], content: &[u8]) {
    let mut incoming = files.receive(id, 0).await.expect("a file");
    for piece in content.chunks(10_000) {
        incoming.write(piece).await.expect("a piece");
    }
    incoming.sync().await.expect("safe");
}

async fn read(files: &Files, place: &Place) -> std::io::Result<Vec<u8>> {
    let (length, mut bytes) = files.read(place).await?;
    let mut content = Vec::new();
    bytes.read_to_end(&mut content).await?;
    assert_eq!(content.len() as u64, length);
    Ok(content)
}

/// What every home keeps to.
async fn keeps_to_the_contract(files: &Files) {
    let content: Vec<u8> = (0..40_000_u32).flat_map(u32::to_le_bytes).collect();
    let (id, place) = ([7; 16], Place::of([0xab; 32]));
    written(files, id, &content).await;
    let gone = |error: std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
    assert!(read(files, &place).await.is_err_and(gone), "it isn't at home before it is whole");
    let looked = files.look_over(id, 8).await.expect("looked over");
    assert_eq!((looked.size, looked.head.as_slice()), (160_000, &content[..8]));
    files.settle(id, &place).await.expect("at home");
    assert!(read(files, &place).await.expect("bytes") == content);
    assert!(files.look_over(id, 8).await.is_err(), "it is no longer on its way");
    files.remove(id, Some(&place)).await.expect("removed");
    files.remove(id, Some(&place)).await.expect("what is gone is gone");
    assert!(read(files, &place).await.is_err_and(gone));
}

#[tokio::test]
async fn a_folder_is_a_home() {
    let folder = Folder::of("folder");
    let files = Files::in_folder(&folder.0).expect("a folder");
    keeps_to_the_contract(&files).await;
    // After a crash between the rename and the row that tells of it.
    let (id, place) = ([8; 16], Place::of([0xcd; 32]));
    written(&files, id, b"content").await;
    files.settle(id, &place).await.expect("at home");
    files.settle(id, &place).await.expect("once more");
    assert_eq!(read(&files, &place).await.expect("bytes"), b"content");
}

#[tokio::test]
async fn a_bucket_is_a_home() {
    let (folder, objects) = (Folder::of("bucket"), Objects::default());
    let endpoint = objects.open().await;
    let bucket = Bucket::at("s3://desk-files/attachments", &endpoint, "eu-west-3", "desk", "not-to-be-seen");
    let files = Files::in_bucket(bucket.expect("a bucket"), &folder.0).expect("a folder");
    keeps_to_the_contract(&files).await;
    for asked in objects.asked.lock().expect("the list").iter() {
        let path = asked.split([' ', '?']).nth(1).expect("a path");
        let name = path.strip_prefix("/desk-files/attachments/").expect("in the bucket, in its folder");
        assert!(name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'/')), "{name}");
        assert!(!asked.contains("not-to-be-seen"));
    }
}

#[tokio::test]
async fn a_bucket_that_says_no_keeps_nothing() {
    let (folder, objects) = (Folder::of("bucket-no"), Objects::default());
    let endpoint = objects.open().await;
    let stranger = Bucket::at("s3://desk-files", &endpoint, "eu-west-3", "stranger", "x").expect("a bucket");
    let files = Files::in_bucket(stranger, &folder.0).expect("a folder");
    let (id, place) = ([9; 16], Place::of([0xef; 32]));
    written(&files, id, b"content").await;
    assert!(files.settle(id, &place).await.is_err());
    assert_eq!(files.look_over(id, 0).await.expect("here still").size, 7);
    assert!(objects.kept.lock().expect("the objects").is_empty());
}

/// Source: security paper R23: two writers at once would mix their bytes.
#[tokio::test]
async fn one_at_a_time_writes_a_file() {
    let folder = Folder::of("lease");
    let files = Files::in_folder(&folder.0).expect("a folder");
    let first = files.receive([1; 16], 0).await.expect("a file");
    assert!(files.receive([1; 16], 0).await.is_err());
    assert!(files.receive([2; 16], 0).await.is_ok());
    drop(first);
    assert!(files.receive([1; 16], 0).await.is_ok());
    assert!(files.receive([1; 16], 5).await.is_err(), "bytes that were confirmed are gone");
}
